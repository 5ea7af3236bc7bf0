import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_LEAVE_TO } from '../../../media/schemas/safety.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { context } from '../pages/sample-works.ts'

let server: TestApp
let headers: { authorization: string }

beforeAll(async () => {
  server = await startTestApp({ player: { folder: import.meta.dirname, assets: context.assets } })
  headers = (await server.as('editor')).headers
})

afterAll(() => server?.close())

const editSafety = (payload: object) =>
  server.app.inject({ method: 'PATCH', url: '/api/safety', headers, payload })

test('where the way out leads is chosen by staff, and changes on every page at once', async () => {
  expect((await server.get('/')).body).toContain(`href="${DEFAULT_LEAVE_TO}"`)
  expect((await editSafety({ leaveTo: 'https://weather.example/' })).json()).toEqual({
    leaveTo: 'https://weather.example/',
  })
  for (const path of ['/', '/programas', '/no-hay'])
    expect((await server.get(path, { accept: 'text/html' })).body).toContain(
      '<a class="leave" href="https://weather.example/" target="_top" rel="noreferrer nofollow">Salir ya</a>',
    )
  const { items } = await server.catalogue.audit.list({ verb: 'safety.edit', limit: 1 })
  expect(items[0]).toMatchObject({
    before: { leaveTo: DEFAULT_LEAVE_TO },
    after: { leaveTo: 'https://weather.example/' },
  })
})

test.each([['javascript:alert(1)'], ['http://weather.example/'], ['https://a b'], ['/works/a']])(
  '%s is no place to leave to',
  async (leaveTo) => {
    expect((await editSafety({ leaveTo })).statusCode).toBe(400)
  },
)
