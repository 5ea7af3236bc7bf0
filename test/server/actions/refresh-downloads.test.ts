import { Queue } from 'bullmq'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DownloadsJob, type DownloadsOutcome, QUEUES } from '../../../media/jobs/queues.ts'
import { publishedKey } from '../../../media/layout.ts'
import type { PublishedVideo } from '../../../media/schemas/published.ts'
import { refreshDownloads, storeDownloads } from '../../../server/actions/refresh-downloads.ts'
import { SETTLED_SECONDS } from '../../../server/actions/refresh-tags.ts'
import { BASE_URL, startTestApp, type TestApp } from '../../support/app.ts'

const file = (name: string) => ({
  ...{ name: 'mp4-240', type: 'video/mp4', bytes: 4, sha256: 'ab'.repeat(32), file: name },
})
const FILM: PublishedVideo = {
  ...{ kind: 'video', duration: 60, width: 426, height: 240, hasSound: true, poster: null },
  ...{ posterCandidates: [], storyboard: null, chapters: [], captions: [], loudness: null },
  rungs: [
    {
      ...{ name: '240', width: 426, height: 240, frameRate: 25, bandwidth: 9, averageBandwidth: 9 },
      ...{ codecs: 'avc1.64001f', complete: true },
    },
  ],
  downloads: [file('video-240.mp4')],
}

let server: TestApp
let queue: Queue<DownloadsJob>
beforeAll(async () => {
  server = await startTestApp()
  queue = new Queue(QUEUES.encode, { connection: server.redis })
})
afterAll(async () => {
  await queue?.close()
  await server?.close()
})

const refresh = () => refreshDownloads(server, new Date(Date.now() + (SETTLED_SECONDS + 1) * 1000))
const jobs = async () => (await queue.getJobs(['waiting', 'prioritized'])).map(({ data }) => data)

test('the files of a film are written anew once it is sensitive, and the old ones are gone', async () => {
  const { id } = await server.work({ kind: 'video', title: 'Nadie sabe', published: FILM })
  const ref = { workId: id, version: 1 }
  const keys = ['video-240.mp4', 'video-240-new.mp4'].map((name) => publishedKey(ref, name))
  for (const key of keys) await server.store.put(key, 'film')
  expect(await refresh()).toEqual([])

  await server.catalogue.works.edit(id, { sensitive: true })
  expect(await refresh()).toEqual([id])
  // Asked every minute, it is done once.
  expect(await refresh()).toEqual([id])
  const asked = await jobs()
  expect(asked).toMatchObject([
    {
      ...{ ...ref, kind: 'video', duration: 60, hasSound: true, downloads: FILM.downloads },
      rungs: [{ name: '240', width: 426, height: 240 }],
      tags: { sensitive: true, title: 'Nadie sabe', address: `${BASE_URL}/o/1/c`, help: 'Línea 100' },
    },
  ])

  const outcome: DownloadsOutcome = {
    ...{ ...ref, type: 'downloads', fingerprint: asked[0]?.fingerprint ?? '', problem: null },
    downloads: [file('video-240-new.mp4')],
  }
  expect(await storeDownloads(server, outcome)).toBe(true)
  const shown = await server.catalogue.works.byId(id)
  expect(shown?.published?.downloads.map(({ file }) => file)).toEqual(['video-240-new.mp4'])
  expect(await Promise.all(keys.map((key) => server.store.stat(key)))).toMatchObject([null, { bytes: 4 }])
  expect(await refresh()).toEqual([])

  // Too late: by then, viewers have another file.
  expect(await storeDownloads(server, { ...outcome, version: 2 })).toBe(false)
})

test('files that cannot be written stay, and are not asked for again until staff change something', async () => {
  const { id } = await server.work({ kind: 'video', title: 'Uno', published: FILM })
  await server.catalogue.works.edit(id, { title: 'Dos' })
  const ref = { workId: id, version: 1 }
  await refresh()
  const { fingerprint = '' } = (await jobs()).find(({ workId }) => workId === id) ?? {}
  const failed = { type: 'downloads' as const, ...ref, fingerprint, downloads: null }
  expect(await storeDownloads(server, { ...failed, problem: 'encoder_failed' })).toBe(true)
  const kept = await server.catalogue.works.byId(id)
  expect(kept?.published?.downloads).toEqual(FILM.downloads)
  expect(await refresh()).toEqual([])
  await server.catalogue.works.edit(id, { title: 'Tres' })
  expect(await refresh()).toEqual([id])
})
