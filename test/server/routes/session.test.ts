import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '../../../server/accounts/passwords.ts'
import { prepareAdministrator } from '../../../server/actions/first-administrator.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
const PASSWORD = 'una clave larga'

beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

// A new address for each test, so that the limit of attempts of one does not reach the next.
let visitors = 0
let remoteAddress: string
beforeEach(() => {
  remoteAddress = `10.0.0.${++visitors}`
})

const call = (method: 'POST' | 'DELETE' | 'GET', url: string, payload?: object, headers: object = {}) =>
  server.app.inject({ method, url, remoteAddress, headers: { ...headers }, ...(payload && { payload }) })

async function person(email: string): Promise<void> {
  await server.catalogue.users.create({
    email,
    name: 'Persona',
    role: 'editor',
    password: await hashPassword(PASSWORD),
  })
}

async function cookieOf(email: string): Promise<string> {
  const answer = await call('POST', '/api/session', { email, password: PASSWORD })
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites cannot use', async () => {
    await person('ana@example.org')
    const answer = await call('POST', '/api/session', { email: ' ANA@example.org', password: PASSWORD })
    expect(answer.statusCode).toBe(200)
    expect(answer.json().user).toMatchObject({ email: 'ana@example.org', role: 'editor' })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/^chaski_session=[\w-]{43};.*HttpOnly/)
    expect(cookie).toContain('SameSite=Strict')
    expect(cookie).toContain('Path=/')
    // The address is https, though the proxy has not said so of this request.
    expect(cookie).toContain('Secure')
    const me = await call('GET', '/api/session', undefined, { cookie: cookie.split(';')[0] })
    expect(me.json().user).toMatchObject({ email: 'ana@example.org' })
    expect(me.body).not.toContain('argon2')
  })

  test.each([
    ['a wrong password', { email: 'luz@example.org', password: 'otra clave' }],
    ['an address that nobody has', { email: 'nadie@example.org', password: PASSWORD }],
  ])('refuses %s in the same words', async (_what, credentials) => {
    await person('luz@example.org')
    const answer = await call('POST', '/api/session', credentials)
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'wrong_credentials' })
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('refuses a closed account and one without a password', async () => {
    await person('cerrada@example.org')
    const user = await server.catalogue.users.byEmail('cerrada@example.org')
    await server.catalogue.users.update(user?.id ?? '', { disabled: true })
    const { user: program } = await server.as('editor')
    for (const email of ['cerrada@example.org', program.email]) {
      expect((await call('POST', '/api/session', { email, password: PASSWORD })).statusCode).toBe(401)
    }
  })

  test('stops guessing after ten attempts a minute', async () => {
    const guess = () => call('POST', '/api/session', { email: 'x@example.org', password: 'guess guess' })
    for (let attempt = 1; attempt <= 10; attempt++) expect((await guess()).statusCode).toBe(401)
    const answer = await guess()
    expect(answer.json()).toMatchObject({ code: 'too_many_requests', status: 429 })
    expect(answer.headers['retry-after']).toBeDefined()
  })

  test.each([
    [{}],
    [{ email: 'a@b.pe' }],
    [{ email: 1, password: 'x' }],
    [{ email: 'a', password: 'b', role: 'x' }],
  ])('refuses %j', async (body) => {
    expect((await call('POST', '/api/session', body)).statusCode).toBe(400)
  })

  test('ends with DELETE', async () => {
    await person('fin@example.org')
    const cookie = await cookieOf('fin@example.org')
    const own = { cookie, 'sec-fetch-site': 'same-origin' }
    expect((await call('DELETE', '/api/session', undefined, own)).statusCode).toBe(204)
    expect((await call('GET', '/api/session', undefined, { cookie })).statusCode).toBe(401)
  })
})

describe('requests that another site made the browser send', () => {
  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 401],
    ['from a sibling site', { 'sec-fetch-site': 'same-site' }, 401],
    ['from another origin in an older browser', { origin: 'https://evil.example' }, 401],
    ['with neither header', {}, 401],
    ['from our pages', { 'sec-fetch-site': 'same-origin' }, 200],
    ['from our pages in an older browser', { origin: 'http://radio.lan:8080', host: 'radio.lan:8080' }, 200],
  ])('%s', async (_where, headers, status) => {
    const email = `csrf${visitors}@example.org`
    await person(email)
    const cookie = await cookieOf(email)
    const { id } = await server.work()
    const answer = await call('POST', `/api/works/${id}/withdraw`, undefined, { cookie, ...headers })
    expect(answer.statusCode).toBe(status)
  })

  test('cannot sign anybody in either', async () => {
    await person('ajena@example.org')
    const answer = await call(
      'POST',
      '/api/session',
      { email: 'ajena@example.org', password: PASSWORD },
      { 'sec-fetch-site': 'cross-site' },
    )
    expect(answer.statusCode).toBe(403)
  })
})

describe('the first administrator', () => {
  test('is one, also where two open the link at once', async () => {
    const fresh = await startTestApp()
    try {
      const token = await prepareAdministrator(fresh, null)
      const answers = await Promise.all(
        ['rosa', 'intruso'].map((name) =>
          fresh.app.inject({
            method: 'POST',
            url: '/api/setup',
            payload: { token, name, email: `${name}@example.org`, password: PASSWORD },
          }),
        ),
      )
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403])
      expect(await fresh.catalogue.users.list()).toHaveLength(1)
    } finally {
      await fresh.close()
    }
  })

  test('is made once, by the link of the start', async () => {
    const fresh = await startTestApp()
    try {
      const inject = (payload: object) => fresh.app.inject({ method: 'POST', url: '/api/setup', payload })
      const secret = await prepareAdministrator(fresh, null)
      expect((await fresh.get('/api/setup')).json()).toEqual({ needed: true })
      const person = { name: 'Rosa', email: 'rosa@example.org', password: PASSWORD }
      expect((await inject({ ...person, token: 'guess' })).statusCode).toBe(403)
      expect((await inject({ ...person, token: secret, password: 'corta' })).json()).toMatchObject({
        code: 'bad_request',
        fields: [{ path: 'password' }],
      })
      const answer = await inject({ ...person, token: secret })
      expect(answer.statusCode).toBe(201)
      expect(answer.json().user).toMatchObject({ name: 'Rosa', role: 'administrator' })
      expect(answer.headers['set-cookie']).toContain('chaski_session=')
      expect((await fresh.get('/api/setup')).json()).toEqual({ needed: false })
      expect((await inject({ ...person, email: 'x@example.org', token: secret })).statusCode).toBe(403)
      expect(await prepareAdministrator(fresh, null)).toBeNull()
    } finally {
      await fresh.close()
    }
  })
})
