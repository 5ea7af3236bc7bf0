import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { hashPassword } from '../../../server/accounts/passwords.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

const PASSWORD = 'una clave larga'
const NEW = 'otra clave larga'
const CHROME = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'

let server: TestApp
beforeAll(async () => {
  server = await startTestApp()
})
afterAll(() => server.close())

// Each request from an address of its own: only the limit by account is asked about here.
let visitors = 0
const call = (method: 'POST' | 'DELETE' | 'GET' | 'PATCH', url: string, headers: object, payload?: object) =>
  server.app.inject({
    method,
    url,
    remoteAddress: `10.2.${++visitors >> 8}.${visitors & 255}`,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    ...(payload && { payload }),
  })
const signIn = (email: string, password: string) =>
  call('POST', '/api/session', { 'user-agent': CHROME }, { email, password })
const isIn = async (headers: object) => (await call('GET', '/api/session', headers)).statusCode === 200

let people = 0
let email: string
let id: string
beforeEach(async () => {
  email = `persona${++people}@example.org`
  const user = await server.catalogue.users.create({
    email,
    name: 'Persona',
    role: 'editor',
    password: await hashPassword(PASSWORD),
  })
  id = user?.id ?? ''
})

async function session(password = PASSWORD): Promise<{ cookie: string }> {
  const answer = await signIn(email, password)
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
}
async function token(headers: object): Promise<{ authorization: string }> {
  const made = (await call('POST', '/api/tokens', headers, { name: 'subidas' })).json()
  return { authorization: `Bearer ${made.token}` }
}

describe('the own password', () => {
  test('is changed by who knows it: other sessions and all tokens end', async () => {
    const [own, other] = [await session(), await session()]
    const program = await token(own)
    const answer = await call('POST', '/api/session/password', own, { current: PASSWORD, password: NEW })
    expect(answer.statusCode).toBe(204)
    expect([await isIn(own), await isIn(other), await isIn(program)]).toEqual([true, false, false])
    expect((await signIn(email, PASSWORD)).statusCode).toBe(401)
    expect((await signIn(email, NEW)).statusCode).toBe(200)
    const { items } = await server.catalogue.audit.list({ object: id, limit: 10 })
    const line = items.find(({ verb }) => verb === 'account.change-password')
    expect(line).toMatchObject({ actor: { type: 'person', id } })
    expect(JSON.stringify(line)).not.toContain('argon2')
  })

  test('is not changed by who only found the screen open', async () => {
    const own = await session()
    const wrong = { current: 'no es esta', password: NEW }
    const answer = await call('POST', '/api/session/password', own, wrong)
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'wrong_password',
      fields: [{ path: 'current' }],
    })
    for (let attempt = 2; attempt <= 10; attempt++) await call('POST', '/api/session/password', own, wrong)
    const eleventh = await call('POST', '/api/session/password', own, { current: PASSWORD, password: NEW })
    expect(eleventh.json()).toMatchObject({ code: 'too_many_requests' })
    expect(await isIn(own)).toBe(true)
  })

  test('must be a good one', async () => {
    const own = await session()
    const answer = await call('POST', '/api/session/password', own, { current: PASSWORD, password: 'corta' })
    expect(answer.json()).toMatchObject({ code: 'bad_request', fields: [{ path: 'password' }] })
  })
})

describe('guessing', () => {
  test.each([
    ['an account', () => email],
    ['an account there is not', () => `nadie${people}@example.org`],
  ])('at %s is stopped, from however many addresses, in the same words', async (_what, of) => {
    const statuses: number[] = []
    for (let attempt = 1; attempt <= 12; attempt++) {
      statuses.push((await signIn(of(), 'no es esta')).statusCode)
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    const right = await signIn(of().toUpperCase(), PASSWORD)
    expect(right.json()).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(right.headers['set-cookie']).toBeUndefined()
  })

  test('is noted once for an account, and never for one that there is not', async () => {
    const nobody = `nadie${people}@example.org`
    for (let attempt = 1; attempt <= 13; attempt++)
      await Promise.all([signIn(email, 'no es esta'), signIn(nobody, 'no es esta')])
    const lockOuts = async () =>
      (await server.catalogue.audit.list({ verb: 'account.lock-out', limit: 50 })).items
    await vi.waitFor(async () =>
      expect((await lockOuts()).filter(({ object }) => object.id === id)).toMatchObject([
        { actor: { type: 'system' }, after: null },
      ]),
    )
    for (const { object } of await lockOuts())
      expect(await server.catalogue.users.byId(object.id)).toBeDefined()
  })

  test('by the owner is forgotten once they are in', async () => {
    for (let attempt = 1; attempt <= 8; attempt++) await signIn(email, 'no es esta')
    expect((await signIn(email, PASSWORD)).statusCode).toBe(200)
    for (let attempt = 1; attempt <= 8; attempt++) await signIn(email, 'no es esta')
    expect((await signIn(email, PASSWORD)).statusCode).toBe(200)
  })
})

test('signing in and out leaves a line, with the browser and without a secret', async () => {
  const own = await session()
  expect((await call('DELETE', '/api/session', own)).statusCode).toBe(204)
  expect(await isIn(own)).toBe(false)
  // There is no session any more to be signed out of.
  expect((await call('DELETE', '/api/session', own)).statusCode).toBe(204)
  await signIn(email, 'no es esta')
  const { items } = await server.catalogue.audit.list({ object: id, limit: 10 })
  expect(items).toMatchObject([
    { verb: 'account.sign-out', actor: { type: 'person', id }, after: null },
    { verb: 'account.sign-in', actor: { type: 'person', id }, after: { agent: CHROME } },
  ])
  expect(JSON.stringify(items)).not.toContain(own.cookie.split('=')[1])
})

describe('the own sessions', () => {
  test('are listed, and can be ended one by one', async () => {
    const [own, other] = [await session(), await session()]
    const { items } = (await call('GET', '/api/sessions', own)).json()
    expect(items).toHaveLength(2)
    const there = items.find(({ current }: { current: boolean }) => !current)
    expect(there).toMatchObject({ agent: CHROME, usedAt: expect.any(String) })
    expect(JSON.stringify(items)).not.toContain(own.cookie.split('=')[1])
    expect((await call('DELETE', `/api/sessions/${there.id}`, own)).statusCode).toBe(204)
    expect([await isIn(own), await isIn(other)]).toEqual([true, false])
    expect((await call('DELETE', `/api/sessions/${there.id}`, own)).statusCode).toBe(404)
  })

  test('of somebody else cannot be ended', async () => {
    const own = await session()
    const [mine] = (await call('GET', '/api/sessions', own)).json().items
    const { headers } = await server.as('editor')
    expect((await call('DELETE', `/api/sessions/${mine.id}`, headers)).statusCode).toBe(404)
    expect((await call('DELETE', `/api/users/${id}/sessions/${mine.id}`, headers)).statusCode).toBe(403)
    expect(await isIn(own)).toBe(true)
  })
})

describe('an administrator', () => {
  let administrator: { authorization: string }
  beforeAll(async () => {
    administrator = (await server.as('administrator')).headers
  })

  test('sees and ends the sessions and tokens of others', async () => {
    const own = await session()
    const program = await token(own)
    const [there] = (await call('GET', `/api/users/${id}/sessions`, administrator)).json().items
    const [key] = (await call('GET', `/api/users/${id}/tokens`, administrator)).json().items
    expect(key).toMatchObject({ name: 'subidas', usedAt: null })
    await isIn(program)
    const [used] = (await call('GET', `/api/users/${id}/tokens`, administrator)).json().items
    expect(used.usedAt).toEqual(expect.any(String))
    const end = (url: string) => call('DELETE', `/api/users/${id}/${url}`, administrator)
    expect((await end(`sessions/${there.id}`)).statusCode).toBe(204)
    expect((await end(`tokens/${key.id}`)).statusCode).toBe(204)
    expect([await isIn(own), await isIn(program)]).toEqual([false, false])
    const { items } = await server.catalogue.audit.list({ object: id, limit: 10 })
    expect(items.map(({ verb }) => verb)).toEqual([
      'account.revoke-token',
      'account.end-session',
      'account.add-token',
      'account.sign-in',
    ])
  })

  test.each([
    ['a new password', { password: NEW }],
    ['another role', { role: 'administrator' }],
    ['a closed account', { disabled: true }],
  ])('ends them all by %s', async (_what, change) => {
    const own = await session()
    const program = await token(own)
    expect((await call('PATCH', `/api/users/${id}`, administrator, change)).statusCode).toBe(200)
    expect([await isIn(own), await isIn(program)]).toEqual([false, false])
    if ('disabled' in change) await call('PATCH', `/api/users/${id}`, administrator, { disabled: false })
    expect([await isIn(own), await isIn(program)]).toEqual([false, false])
  })

  test('ends nothing by another name', async () => {
    const own = await session()
    await call('PATCH', `/api/users/${id}`, administrator, { name: 'Otra' })
    expect(await isIn(own)).toBe(true)
  })

  test('makes accounts of people only, and does not reach those of stations', async () => {
    const station = { email: 'radio@example.org', name: 'Radio', role: 'station', password: NEW }
    expect((await call('POST', '/api/users', administrator, station)).statusCode).toBe(400)
    expect((await call('PATCH', `/api/users/${id}`, administrator, { role: 'station' })).statusCode).toBe(400)
    const { user } = await server.as('station')
    const answer = await call('PATCH', `/api/users/${user.id}`, administrator, { password: NEW })
    expect(answer.statusCode).toBe(404)
  })
})
