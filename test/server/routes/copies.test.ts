import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkRecord } from '../../../server/records/work.ts'
import { PUBLISHED_VIDEO, startTestApp, type TestApp } from '../../support/app.ts'
import { context } from '../pages/sample-works.ts'

let server: TestApp
let work: WorkRecord

const published = {
  ...PUBLISHED_VIDEO,
  downloads: [{ name: 'mp4-144', file: '144.mp4', type: 'video/mp4', bytes: 1000, sha256: 'a'.repeat(64) }],
}

beforeAll(async () => {
  server = await startTestApp({ player: { folder: import.meta.dirname, assets: context.assets } })
  work = await server.work({ title: 'Hilario', visibility: 'public', published })
})

afterAll(() => server?.close())

test('each copy has a page of its own, which no cache keeps', async () => {
  const pages = [await server.get(`/copias/${work.number}`), await server.get(`/copias/${work.number}`)]
  for (const { headers } of pages) expect(headers['cache-control']).toBe('no-store')
  const tokens = pages.map(({ body }) => /data-viewing="([\w-]+)"/.exec(body)?.[1])
  expect(new Set(tokens).size).toBe(2)
})

test('which copies may still be kept is told, and nothing of the others', async () => {
  const secret = await server.work({ title: 'Delicada', sensitive: true, visibility: 'public', published })
  const withdrawn = await server.work({ title: 'Retirada', visibility: 'public', published })
  await server.catalogue.works.withdraw(withdrawn.id)
  const draft = await server.work({ title: 'Borrador', published })
  const numbers = [work, secret, withdrawn, draft, { number: 9999 }].map(({ number }) => number)
  const answer = await server.get(`/api/copies?numbers=${numbers.join()}`)
  expect(answer.json()).toEqual({ copies: [{ number: work.number, edition: expect.any(String) }] })
  for (const [number, status] of [
    [secret.number, 404],
    [withdrawn.number, 410],
    [draft.number, 404],
  ])
    expect((await server.get(`/copias/${number}`)).statusCode).toBe(status)
})

test.each(['', '?numbers=', '?numbers=0', '?numbers=1,', `?numbers=${'1,'.repeat(50)}1`])(
  'nothing is looked up for /api/copies%s',
  async (query) => expect((await server.get(`/api/copies${query}`)).statusCode).toBe(400),
)

test('a discreet site is installed without name and mark', async () => {
  const named = (await server.get('/manifest.webmanifest')).json()
  const discreet = (await server.get('/manifest.webmanifest?discreto=1')).json()
  expect([named.name, discreet.name]).toEqual(['Prueba', 'Inicio'])
  expect(JSON.stringify(discreet)).not.toContain('Prueba')
  const icons = await Promise.all([named, discreet].map(({ icons }) => server.get(icons[0].src)))
  expect(icons.map(({ headers }) => headers['content-type'])).toEqual(['image/png', 'image/png'])
  expect(icons[0]?.rawPayload.equals(icons[1]?.rawPayload ?? Buffer.alloc(0))).toBe(false)
  expect((await server.get('/?discreto=1')).body).toContain('href="/manifest.webmanifest?discreto&#61;1"')
})
