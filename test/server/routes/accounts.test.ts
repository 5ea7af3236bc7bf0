import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let admin: Awaited<ReturnType<TestApp['as']>>

beforeAll(async () => {
  server = await startTestApp()
  admin = await server.as('administrator')
})
afterAll(() => server.close())

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
const call = (method: Method, url: string, payload?: object, headers = admin.headers) =>
  server.app.inject({ method, url, headers, ...(payload && { payload }) })

const PERSON = { email: 'nueva@example.org', name: 'Nueva', role: 'editor', password: 'una clave larga' }

describe('accounts', () => {
  test('are opened, listed without their passwords, changed and closed', async () => {
    const opened = await call('POST', '/api/users', PERSON)
    expect(opened.statusCode).toBe(201)
    const { id } = opened.json()
    expect(opened.json()).toMatchObject({ email: PERSON.email, role: 'editor', disabled: false })
    await server.as('station')
    const list = await call('GET', '/api/users')
    expect(list.json().items).toHaveLength(2)
    expect(list.body).not.toContain('argon2')
    expect((await call('PATCH', `/api/users/${id}`, { name: 'Otra', disabled: true })).json()).toMatchObject({
      name: 'Otra',
      disabled: true,
    })
  })

  test('have an address each', async () => {
    await call('POST', '/api/users', { ...PERSON, email: 'dos@example.org' })
    const again = await call('POST', '/api/users', { ...PERSON, email: 'DOS@example.org' })
    expect(again.json()).toMatchObject({ status: 409, fields: [{ path: 'email' }] })
  })

  test.each([
    [{ ...PERSON, email: 'no address' }, 'email'],
    [{ ...PERSON, password: 'corta' }, 'password'],
    [{ ...PERSON, role: 'king' }, 'role'],
    [{ ...PERSON, name: ' ' }, 'name'],
    [{ ...PERSON, id: '1' }, 'id'],
  ])('refuse %j', async (body, field) => {
    const answer = await call('POST', '/api/users', body)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().fields).toEqual([expect.objectContaining({ path: field })])
  })

  test('a change with a field there is not changes nothing', async () => {
    const answer = await call('PATCH', `/api/users/${admin.user.id}`, { email: 'x@example.org' })
    expect(answer.statusCode).toBe(400)
  })

  test('nobody takes away the own rights', async () => {
    for (const change of [{ role: 'editor' }, { disabled: true }]) {
      expect((await call('PATCH', `/api/users/${admin.user.id}`, change)).statusCode).toBe(409)
    }
  })

  test('are for administrators', async () => {
    const editor = await server.as('editor')
    expect((await call('GET', '/api/users', undefined, editor.headers)).statusCode).toBe(403)
    expect((await call('POST', '/api/users', PERSON, editor.headers)).statusCode).toBe(403)
    expect((await server.get('/api/users')).statusCode).toBe(401)
    expect((await call('PATCH', '/api/users/none', { name: 'x' })).statusCode).toBe(404)
  })
})

describe('tokens', () => {
  test('are shown once, work as their owner, and stop working when revoked', async () => {
    const made = await call('POST', '/api/tokens', { name: 'subidas' })
    expect(made.statusCode).toBe(201)
    const { id, token } = made.json()
    const headers = { authorization: `Bearer ${token}` }
    expect((await call('GET', '/api/session', undefined, headers)).json().user.id).toBe(admin.user.id)
    const list = await call('GET', '/api/tokens')
    expect(list.json().items).toContainEqual({
      id,
      name: 'subidas',
      scope: 'everything',
      createdAt: expect.any(String),
      usedAt: expect.any(String),
    })
    expect(list.body).not.toContain(token)
    expect((await call('DELETE', `/api/tokens/${id}`)).statusCode).toBe(204)
    expect((await call('GET', '/api/session', undefined, headers)).statusCode).toBe(401)
    expect((await call('DELETE', `/api/tokens/${id}`)).statusCode).toBe(404)
  })

  test('of somebody else cannot be revoked', async () => {
    const { id } = (await call('POST', '/api/tokens', { name: 'mío' })).json()
    const editor = await server.as('editor')
    expect((await call('DELETE', `/api/tokens/${id}`, undefined, editor.headers)).statusCode).toBe(404)
  })

  test('are refused to visitors', async () => {
    expect((await server.get('/api/tokens')).statusCode).toBe(401)
  })
})
