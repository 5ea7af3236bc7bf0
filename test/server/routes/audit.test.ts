import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

let server: TestApp
let administrator: Awaited<ReturnType<TestApp['as']>>
let editor: Awaited<ReturnType<TestApp['as']>>

beforeAll(async () => {
  server = await startTestApp()
  administrator = await server.as('administrator')
  editor = await server.as('editor')
})
afterAll(() => server.close())

const list = async (query = '') => (await server.get(`/api/audit${query}`, administrator.headers)).json()
const patch = (id: string, payload: object) =>
  server.app.inject({ method: 'PATCH', url: `/api/works/${id}`, headers: editor.headers, payload })

describe('GET /api/audit', () => {
  test('tells an administrator who changed what, from what to what', async () => {
    const { id } = await server.work({ title: 'Antes', credits: 'Ana' })
    await patch(id, { title: 'Después', credits: 'Ana' })
    const { items } = await list(`?object=${id}`)
    expect(items).toEqual([
      {
        id: expect.any(String),
        at: expect.any(String),
        actor: { type: 'person', id: editor.user.id, name: 'editor' },
        verb: 'work.edit',
        object: { type: 'work', id },
        before: { title: 'Antes' },
        after: { title: 'Después' },
      },
    ])
  })

  test('is filtered by actor and verb, and goes on page by page', async () => {
    const { id } = await server.work()
    await patch(id, { title: 'Uno' })
    await patch(id, { title: 'Dos' })
    await server.app.inject({ method: 'DELETE', url: `/api/works/${id}`, headers: administrator.headers })
    const verbs = async (query: string) => (await list(query)).items.map(({ verb }: { verb: string }) => verb)
    expect(await verbs(`?object=${id}`)).toEqual(['work.trash', 'work.edit', 'work.edit'])
    expect(await verbs(`?object=${id}&verb=work.trash`)).toEqual(['work.trash'])
    expect(await verbs(`?object=${id}&actor=${administrator.user.id}`)).toEqual(['work.trash'])

    const first = await list(`?object=${id}&limit=2`)
    expect(first.items).toHaveLength(2)
    const second = await list(`?object=${id}&limit=2&cursor=${first.cursor}`)
    expect(second.items.map(({ after }: { after: object }) => after)).toEqual([{ title: 'Uno' }])
    expect(second.cursor).toBeNull()
  })

  test('an edit that fails leaves no line', async () => {
    const { id } = await server.work()
    const answer = await server.app.inject({
      method: 'POST',
      url: `/api/works/${id}/retry`,
      headers: editor.headers,
    })
    expect(answer.statusCode).toBe(409)
    expect((await list(`?object=${id}`)).items).toEqual([])
  })

  test('is not for editors, nor for anyone else', async () => {
    expect((await server.get('/api/audit', editor.headers)).statusCode).toBe(403)
    expect((await server.get('/api/audit')).statusCode).toBe(401)
  })
})
