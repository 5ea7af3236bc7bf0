import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportPlan, ImportStep } from '../../../media/schemas/import.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { TINY } from '../../support/tiny-files.ts'

let app: TestApp
let headers: { authorization: string }
beforeAll(async () => {
  app = await startTestApp()
  headers = (await app.as('editor')).headers
})
afterAll(() => app?.close())

const hashOf = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const CAPTIONS = '1\n00:00:00,000 --> 00:00:01,000\nHola\n'
const HEAD = 'clave;archivo;título;programa;visibilidad;vistas;vistas al;fuente de vistas\n'
const HILARIO =
  'hilario;videos/hilario.mp4;Hilario;Género y Violencia;público;3.838;26/11/2026;página anterior\n'
const FILES = [
  { path: 'videos/hilario.mp4', bytes: TINY.mp4.length, sha256: hashOf(TINY.mp4) },
  { path: 'videos/hilario.ES.srt', bytes: CAPTIONS.length, sha256: hashOf(CAPTIONS) },
  { path: 'works.csv', bytes: 1, sha256: null },
]
const unhashed = FILES.map((file) => ({ ...file, sha256: null }))

const post = (url: string, payload: object) => app.app.inject({ method: 'POST', url, headers, payload })
const plan = async (manifest: string, files: object[] = FILES): Promise<ImportPlan> => {
  const answer = await post('/api/imports/plan', { manifest, files })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}
const only = async (manifest: string): Promise<ImportStep> => {
  const { faults, steps } = await plan(manifest)
  expect(faults).toEqual([])
  expect(steps).toHaveLength(1)
  return steps[0] as ImportStep
}
const settle = (step: ImportStep, workId: string, content = CAPTIONS) => {
  const { key, fields, project, earlier, sha256, fingerprint } = step
  const captions = step.captions.map((caption) => ({ ...caption, content }))
  return post('/api/imports/lines', {
    ...{ workId, key, fields, project, earlier, sha256, fingerprint, captions },
  })
}

test('a plan first asks for the hashes of the files that the manifest means', async () => {
  expect(await plan(HEAD + HILARIO, unhashed)).toEqual({
    faults: [],
    unread: ['videos/hilario.mp4', 'videos/hilario.ES.srt'],
    steps: [],
  })
})

test('every fault is told with line and column, those of the folder too, before a byte is read', async () => {
  const { faults, steps } = await plan(
    `${HEAD}a;falta.mp4;A;;secreto;;;\nb;falta.mp4;B;;;12;;\nc;no-esta.mp4;C;;;;;\n`,
    unhashed,
  )
  expect(faults.map(({ line, column }) => [line, column])).toEqual([
    [2, 'visibilidad'],
    [3, 'vistas'],
    [3, 'vistas'],
    [4, 'archivo'],
  ])
  expect(steps).toEqual([])
})

test('a line becomes a work with its fields, captions and earlier views, and is nothing new the next time', async () => {
  const step = await only(HEAD + HILARIO)
  expect(step).toMatchObject({
    ...{ do: 'add', line: 2, key: 'hilario', workId: null, path: 'videos/hilario.mp4' },
    captions: [{ language: 'es', path: 'videos/hilario.ES.srt' }],
    earlier: { views: 3838, until: '2026-11-27T05:00:00.000Z', source: 'página anterior' },
  })
  const arrived = await app.app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: {
      ...headers,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-length': String(TINY.mp4.length),
      'upload-metadata': `filename ${Buffer.from('hilario.mp4').toString('base64')}`,
    },
    payload: TINY.mp4,
  })
  const id = String(arrived.headers['chaski-work'])

  // The tab was closed here: the file is known by its hash.
  expect(await only(HEAD + HILARIO)).toMatchObject({ do: 'edit', workId: id })

  const spoilt = await settle(step, id, 'nada')
  expect(spoilt.statusCode).toBe(400)
  expect(spoilt.json().fields[0].path).toMatch(/^videos\/hilario\.ES\.srt:/)
  expect((await app.get(`/api/works/${id}`, headers)).json()).toMatchObject({ views: 0, visibility: 'draft' })

  for (let twice = 0; twice < 2; twice++) {
    const work: Work = (await settle(step, id)).json()
    expect(work).toMatchObject({
      ...{ id, title: 'Hilario', programme: 'Género y Violencia', visibility: 'public', views: 3838 },
      urls: { captions: [{ language: 'es' }] },
    })
  }
  expect(await only(HEAD + HILARIO)).toMatchObject({ do: 'nothing', workId: id })
  expect(await only(HEAD + HILARIO.replace('3.838', '3.900'))).toMatchObject({ do: 'edit', workId: id })
})

test('a line of a work that is not there, or with a field that nobody knows, is refused', async () => {
  const step = await only(HEAD + HILARIO)
  expect((await settle(step, 'aaaaaaaaaaaaaaaa')).statusCode).toBe(404)
  expect((await post('/api/imports/lines', { ...step, workId: 'aaaaaaaaaaaaaaaa' })).statusCode).toBe(400)
})
