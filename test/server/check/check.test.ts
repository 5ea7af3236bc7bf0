import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { captionKey, originalKey, publishedKey } from '../../../media/layout.ts'
import type { PublishedVideo } from '../../../media/schemas/published.ts'
import { createLocalStore } from '../../../media/store/local.ts'
import type { Store } from '../../../media/store/store.ts'
import { openHashLedger } from '../../../server/backup/hash-ledger.ts'
import { openPlace } from '../../../server/backup/place.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../server/catalogue/engine.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { checkFiles, type Fault } from '../../../server/check/check-files.ts'
import { expectedFiles, segmentKeys } from '../../../server/check/expected-files.ts'
import { mend } from '../../../server/check/mend.ts'
import { PUBLISHED_VIDEO } from '../../support/app.ts'
import { backUp, sha256, storedWork } from '../../support/backup.ts'

let folder: string
let engine: Engine
let catalogue: Catalogue & Writes
let store: Store
let id: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-check-'))
  engine = openSqlite(join(folder, 'catalogue.sqlite'))
  catalogue = await createCatalogue(engine)
  store = createLocalStore(join(folder, 'store'))
  id = await storedWork(catalogue, store, 'Hilario')
})
afterEach(async () => {
  await catalogue.close()
  await rm(folder, { recursive: true, force: true })
})

async function check(quick = false): Promise<Fault[]> {
  const ledger = openHashLedger(folder)
  try {
    return await checkFiles({
      ...{ claims: catalogue.fileClaims.all(), store, ledger, quick },
      onFile: () => {},
      stopped: new AbortController().signal,
    })
  } finally {
    ledger.close()
  }
}

const brief = (faults: Fault[]) => faults.map(({ what, key }) => [what, key])
const original = () => originalKey({ workId: id, version: 1 })
const published = (file: string) => publishedKey({ workId: id, version: 1 }, file)

test('what is as it should be has no faults', async () => {
  expect(await check()).toEqual([])
  expect(await check()).toEqual([])
})

test('an upload is held against its hash, and captions against their size', async () => {
  await store.put(original(), 'the film Hilarjo')
  await store.put(captionKey(id, 'quy'), 'short')
  expect(brief(await check())).toEqual([
    ['damaged', captionKey(id, 'quy')],
    ['damaged', original()],
  ])
  // The upload is as large as it should be.
  expect(brief(await check(true))).toEqual([['damaged', captionKey(id, 'quy')]])
})

test('a published file is held against what it was when it was first read, whatever its size and date say now', async () => {
  await check()
  await store.put(published('144/seg00000.m4s'), 'something else')
  expect(brief(await check())).toEqual([['damaged', published('144/seg00000.m4s')]])
  // And it stays damaged.
  expect(brief(await check())).toHaveLength(1)
})

test('what is missing is told, and what belongs to no work', async () => {
  const stranger = originalKey({ workId: newWorkId(), version: 1 })
  await store.put(stranger, 'left behind')
  await store.remove(original())
  await store.remove(captionKey(id, 'quy'))
  const faults = brief(await check())
  expect(faults).toEqual(
    expect.arrayContaining([
      ['missing', original()],
      ['missing', captionKey(id, 'quy')],
      ['unknown', stranger],
    ]),
  )
  expect(faults).toHaveLength(3)
})

test('mending takes from the backup what it has, and asks for the rest to be made again', async () => {
  const place = await openPlace({ in: 'folder', path: join(folder, 'backup') }, folder)
  await backUp({ engine, store, place, dataDir: folder })
  const later = await storedWork(catalogue, store, 'Después de la copia')
  const lost = await storedWork(catalogue, store, 'Perdida')
  expect(await check()).toEqual([])

  const segmentOf = (workId: string) => publishedKey({ workId, version: 1 }, '144/seg00000.m4s')
  await store.put(original(), 'the film Hilarjo')
  await store.put(segmentOf(id), 'rot')
  await store.put(segmentOf(later), 'rot')
  await store.put(segmentOf(lost), 'rot')
  await store.remove(originalKey({ workId: lost, version: 1 }))

  const asked: string[] = []
  const faults = await check()
  const done = await mend(faults, {
    ...{ store, backup: place, scratch: join(folder, 'scratch') },
    async remake(workId) {
      asked.push(workId)
      return true
    },
  })
  const outcomes = Object.fromEntries([...done].map(([{ key }, mended]) => [key, mended]))
  expect(outcomes).toEqual({
    [original()]: 'from the backup',
    [segmentOf(id)]: 'from the backup',
    [segmentOf(later)]: 'is made again',
    [segmentOf(lost)]: null,
    [originalKey({ workId: lost, version: 1 })]: null,
  })
  expect(asked).toEqual([later])
  expect(await text(await store.read(original()))).toBe('the film Hilario')
  expect((await check()).map(({ work }) => work?.id).filter((one) => one === id)).toEqual([])
})

test('a film must have what its description and its playlists name', async () => {
  const film: PublishedVideo = {
    ...PUBLISHED_VIDEO,
    rungs: [
      {
        ...{ name: '144', width: 256, height: 144, frameRate: 25, bandwidth: 1, averageBandwidth: 1 },
        ...{ codecs: 'avc1', complete: true },
      },
    ],
    poster: 'poster.jpg',
    downloads: [{ name: 'mp4-144', file: 'a.mp4', type: 'video/mp4', bytes: 3, sha256: sha256('abc') }],
  }
  const claims = {
    ...{ id, title: '', kind: 'video' as const, status: 'ready' as const, version: 1, visibleVersion: 1 },
    ...{
      published: film,
      captions: [],
      posters: [],
      versions: [{ version: 1, bytes: 1, sha256: 'x', placed: true }],
    },
  }
  expect(expectedFiles(claims).map(({ key }) => key)).toEqual([
    original(),
    ...['a.mp4', 'master.m3u8', '144/index.m3u8', '144/init.mp4', 'poster.jpg'].map(published),
  ])
  expect(segmentKeys(published('144/index.m3u8'), '#EXTM3U\n#EXTINF:4,\nseg00000.m4s\n')).toEqual([
    published('144/seg00000.m4s'),
  ])
})
