import { afterAll, beforeAll, expect, test } from 'vitest'
import { BASE_URL, startTestApp, type TestApp } from '../../support/app.ts'

let app: TestApp
let headers: { authorization: string }
beforeAll(async () => {
  app = await startTestApp()
  headers = (await app.as('administrator')).headers
})
afterAll(() => app?.close())

const post = (url: string, payload: object, as = {}) =>
  app.app.inject({ method: 'POST', url, headers: as, payload })
const invite = async (role = 'viewer') => {
  const made = await post('/api/invitations', { name: 'Ana Quispe', role }, headers)
  expect(made.statusCode).toBe(201)
  const { id, link } = made.json()
  return { id: String(id), token: String(link).split('token=')[1] ?? '', link: String(link) }
}
const answer = (token: string, email: string) => ({
  ...{ token, email, name: 'Ana', password: 'una frase larga' },
})

test('a link makes one account with the role that it was given for, and signs in', async () => {
  const { token, link } = await invite()
  // In the fragment, which no server and no log learns.
  expect(link).toMatch(new RegExp(`^${BASE_URL}/studio/#/invitation\\?token=`))
  expect((await post('/api/invitation', { token })).json()).toMatchObject({
    name: 'Ana Quispe',
    role: 'viewer',
  })

  const accepted = await post('/api/invitation/accept', answer(token, 'ana@example.org'))
  expect(accepted.statusCode).toBe(201)
  expect(accepted.json().user).toMatchObject({ email: 'ana@example.org', role: 'viewer' })
  const cookie = { cookie: String(accepted.headers['set-cookie']).split(';')[0] ?? '' }
  expect((await app.get('/api/session', cookie)).json().user.role).toBe('viewer')
  expect((await app.get('/api/figures', cookie)).statusCode).toBe(200)
  expect((await app.get('/api/stations', cookie)).statusCode).toBe(403)

  for (const again of [
    await post('/api/invitation', { token }),
    await post('/api/invitation/accept', answer(token, 'eva@example.org')),
  ]) {
    expect(again.statusCode).toBe(410)
    expect(again.json()).toMatchObject({ code: 'invitation_ended' })
    expect(again.json().title).toContain('ya se usó, venció o se anuló')
  }
})

test('an address that has an account already does not use the link up', async () => {
  const { token } = await invite('editor')
  expect((await post('/api/invitation/accept', answer(token, 'ana@example.org'))).json().code).toBe(
    'email_taken',
  )
  expect((await post('/api/invitation/accept', answer(token, 'luz@example.org'))).statusCode).toBe(201)
})

test('one that was taken back works no more, and the history knows', async () => {
  const { id, token } = await invite()
  expect((await app.get('/api/invitations', headers)).json().items).toMatchObject([{ id, role: 'viewer' }])
  await app.app.inject({ method: 'DELETE', url: `/api/invitations/${id}`, headers })
  expect((await post('/api/invitation', { token })).statusCode).toBe(410)
  const { items } = (await app.get(`/api/audit?object=${id}`, headers)).json()
  expect(items.map(({ verb }: { verb: string }) => verb)).toEqual([
    'account.take-back-invitation',
    'account.invite',
  ])
})

test('a token reaches as far as its scope, and says so', async () => {
  const withScope = async (scope: string) => {
    const made = (await post('/api/tokens', { name: scope, scope }, headers)).json()
    expect(made.scope).toBe(scope)
    return { authorization: `Bearer ${made.token}` }
  }
  const reading = await withScope('reading')
  expect((await app.get('/api/stations', reading)).statusCode).toBe(200)
  expect((await post('/api/stations', { name: 'R' }, reading)).json().code).toBe('narrow_token')
  expect((await app.get('/api/users', reading)).json().code).toBe('narrow_token')
  const figures = await withScope('figures')
  expect((await app.get('/api/figures', figures)).statusCode).toBe(200)
  expect((await app.get('/api/stations', figures)).json().code).toBe('narrow_token')
  expect((await post('/api/tokens', { name: 'x' }, figures)).json().code).toBe('narrow_token')
  const { items } = (await app.get('/api/tokens', headers)).json()
  expect(items.find(({ name }: { name: string }) => name === 'figures')).toMatchObject({
    scope: 'figures',
    usedAt: expect.any(String),
  })
})
