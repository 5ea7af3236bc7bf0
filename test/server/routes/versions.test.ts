import { afterAll, beforeAll, expect, test } from 'vitest'
import { originalKey } from '../../../media/layout.ts'
import type { WorkVersion } from '../../../media/schemas/version.ts'
import type { Work } from '../../../media/schemas/work.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { wav } from '../../support/wav.ts'

let app: TestApp
let ana: Awaited<ReturnType<TestApp['as']>>
let eva: Awaited<ReturnType<TestApp['as']>>
let work: Work
beforeAll(async () => {
  app = await startTestApp()
  ana = await app.as('editor')
  eva = await app.as('administrator')
  const created = await send('POST', '/api/uploads', ana.headers, wav(1, 0.1), '')
  work = (await app.get(`/api/works/${created}`, ana.headers)).json()
  await send('PUT', `/api/works/${work.id}/file`, eva.headers, wav(1, 0.2), 'otro.wav')
})
afterAll(() => app?.close())

/** @returns the id of the work */
async function send(
  method: 'POST' | 'PUT',
  url: string,
  headers: object,
  payload: Buffer,
  fileName: string,
): Promise<string> {
  const answer = await app.app.inject({
    ...{ method, url, payload },
    headers:
      method === 'PUT'
        ? {
            ...headers,
            'content-type': 'application/octet-stream',
            'content-disposition': `attachment; filename="${fileName}"`,
          }
        : {
            ...headers,
            'tus-resumable': '1.0.0',
            'content-type': 'application/offset+octet-stream',
            'upload-length': String(payload.length),
            'upload-metadata': `filename ${Buffer.from('uno.wav').toString('base64')}`,
          },
  })
  expect(answer.statusCode).toBeLessThan(300)
  return String(answer.headers['chaski-work'])
}

const versions = async (): Promise<WorkVersion[]> =>
  (await app.get(`/api/works/${work.id}/versions`, ana.headers)).json().items
const goBack = (version: number) =>
  app.app.inject({
    method: 'POST',
    url: `/api/works/${work.id}/versions/${version}/restore`,
    headers: ana.headers,
  })

test('each version says who sent which file, and whether it is kept', async () => {
  expect(await versions()).toMatchObject([
    {
      version: 2,
      fileName: 'otro.wav',
      by: { id: eva.user.id, name: eva.user.name },
      current: true,
      kept: true,
    },
    { version: 1, fileName: 'uno.wav', by: { id: ana.user.id }, current: false, kept: true },
  ])
})

test('an earlier file becomes the newest version, byte for byte', async () => {
  const back = await goBack(1)
  expect(back.json()).toMatchObject({
    version: 3,
    fileName: 'uno.wav',
    sha256: work.sha256,
    status: 'queued',
  })
  const stored = await app.store.stat(originalKey({ workId: work.id, version: 3 }))
  expect(stored?.bytes).toBe(work.bytes)
  expect((await versions())[0]).toMatchObject({ version: 3, by: { id: ana.user.id } })
})

test('there is no way to the newest, to one that never was, or to one that was deleted', async () => {
  expect((await goBack(3)).json().code).toBe('conflict')
  expect((await goBack(9)).json().code).toBe('not_found')
  await app.removal.noteRemoved({ workId: work.id, version: 2 }, new Date())
  expect((await goBack(2)).json().code).toBe('version_gone')
  expect((await versions())[1]).toMatchObject({ version: 2, kept: false })
})
