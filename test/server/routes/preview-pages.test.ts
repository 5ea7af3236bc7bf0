import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { context } from '../pages/sample-works.ts'

let server: TestApp
let staff: Record<string, string>

beforeAll(async () => {
  server = await startTestApp({ player: { folder: import.meta.dirname, assets: context.assets } })
  staff = (await server.as('editor')).headers
})
afterAll(() => server.close())

const playable = (fields: object = {}) =>
  server.work({ visibility: 'public', published: PUBLISHED_VIDEO, ...fields })

describe('GET /studio/obras/:id', () => {
  const preview = (id: string, headers?: Record<string, string>) => server.get(`/studio/obras/${id}`, headers)

  test('shows staff the page of a draft and of a scheduled work, and nothing keeps it', async () => {
    for (const fields of [
      { visibility: 'draft', title: 'Un borrador' },
      { publishAt: '2099-01-01T00:00:00.000Z', title: 'Uno para después' },
    ]) {
      const { id, slug } = await playable(fields)
      const page = await preview(id, staff)
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain(fields.title)
      expect(page.body).toContain('Vista previa para el equipo')
      expect(page.body).toContain('content="noindex"')
      expect(page.body).not.toContain('data-live-views')
      expect(page.body).not.toContain('data-viewing')
      expect(page.headers['cache-control']).toBe('no-store')
      expect(page.headers.etag).toBeUndefined()
      expect((await server.get(`/works/${slug}`, staff)).statusCode).toBe(404)
      expect((await preview(id)).statusCode).toBe(401)
    }
  })

  test('has none of what cannot be played, and none of the trash', async () => {
    const { id } = await server.work()
    expect((await preview(id, staff)).statusCode).toBe(404)
    const trashed = await playable()
    await server.catalogue.works.trash(trashed.id)
    expect((await preview(trashed.id, staff)).statusCode).toBe(404)
  })
})
