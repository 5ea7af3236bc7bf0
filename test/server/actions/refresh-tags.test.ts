import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ProbeJob } from '../../../media/jobs/queues.ts'
import { originalKey } from '../../../media/layout.ts'
import type { WorkEdit } from '../../../media/schemas/work.ts'
import { refreshTags, SETTLED_SECONDS } from '../../../server/actions/refresh-tags.ts'
import { reconcile } from '../../../server/jobs/reconcile.ts'
import { BASE_URL, startTestApp, type TestApp } from '../../support/app.ts'
import { emptiedControlQueue } from '../../support/control-queue.ts'
import { publishedSpot } from '../stations/spots.ts'

const SOUND = 'the sound as it was uploaded'
const EDIT: WorkEdit = {
  title: 'Hilario',
  language: 'quy',
  validUntil: '2100-02-11T04:59:59Z',
  broadcast: {
    ...{ script: 'LOCUTOR: ¿Qué es ser hombre?', outCue: '', campaign: 'Wiñay', playsPerDay: null },
    ...{ dayparts: [], mayEdit: false, contact: '', replaces: null },
  },
}

const log = pino({ level: 'silent' })

let server: TestApp
let folder: string

beforeAll(async () => {
  server = await startTestApp()
  folder = join(server.folder, 'uploads')
  await mkdir(folder, { recursive: true })
})
afterAll(() => server.close())
const control = emptiedControlQueue<ProbeJob>(() => server.redis)
afterEach(async () => {
  // Each test has the catalogue to itself.
  const { items } = await server.catalogue.lists.list({ audience: 'staff', limit: 100 })
  for (const { id } of items) await server.catalogue.works.forget(id)
})

const settled = () => new Date(Date.now() + (SETTLED_SECONDS + 1) * 1000)
const refresh = (now = settled()) => refreshTags({ ...server, folder }, now)
const jobs = async () => (await control().getJobs(['waiting', 'prioritized'])).map((job) => job.data)

/** A spot that is published under the name of its file, with its upload in the store. */
async function publishedUpload() {
  const work = await server.work({
    kind: 'spot',
    title: 'grabacion_03',
    visibility: 'public',
    published: publishedSpot(),
  })
  await server.store.put(originalKey({ workId: work.id, version: 1 }), SOUND)
  return work
}

describe('a spot whose words were changed after its files were made', () => {
  test('is made again of the same upload, once, with the new tags', async () => {
    const { id } = await publishedUpload()
    expect(await refresh()).toEqual([])
    await server.catalogue.works.edit(id, EDIT)

    const both = await Promise.all([refresh(), refresh()])
    expect(both.flat()).toEqual([id])
    expect(await refresh()).toEqual([])
    expect(await jobs()).toMatchObject([
      {
        ...{ workId: id, version: 2, attempt: 1, kind: 'spot', sha256: 'ab'.repeat(32) },
        tags: {
          title: 'Hilario',
          language: 'quy',
          programme: 'Wiñay',
          script: 'LOCUTOR: ¿Qué es ser hombre?',
          validUntil: '2100-02-11T04:59:59.000Z',
          page: `${BASE_URL}/works/grabacion-03`,
        },
      },
    ])
    for (const version of [1, 2]) {
      expect(await text(await server.store.read(originalKey({ workId: id, version })))).toBe(SOUND)
    }
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/\.part$/))
  })

  test('stays as it is for everyone until the new files are made', async () => {
    const { id, slug, number } = await publishedUpload()
    await server.catalogue.works.edit(id, EDIT)
    const before = (await server.get(`/api/works/${id}`)).json()
    await refresh()
    const during = (await server.get(`/api/works/${id}`)).json()
    expect(during).toMatchObject({ slug, playable: true, status: 'queued', version: 2, urls: before.urls })
    expect((await server.get('/feeds/spots.json')).body).toContain(`/spots/${number}-v1/`)

    await server.catalogue.works.move({ workId: id, version: 2 }, 'finished', { visible: publishedSpot() })
    expect((await server.get('/feeds/spots.json')).body).toContain(`/spots/${number}-v2/`)
    expect(await refresh()).toEqual([])
  })

  test('is the same sound for stations: same guid, same date; sync tells the new files', async () => {
    const { id } = await publishedUpload()
    await server.catalogue.works.edit(id, EDIT)
    const item = async () => (await server.get('/feeds/spots.json')).json().items[0]
    const before = await item()
    const head = await server.catalogue.sync.head()
    const announced = (await server.catalogue.sync.byWork(id))?.announcedAt
    await refresh()
    await server.catalogue.works.move({ workId: id, version: 2 }, 'finished', { visible: publishedSpot() })

    const after = await item()
    expect(before).toMatchObject({ id: expect.any(String), date_published: expect.any(String) })
    expect(after.attachments[0].url).not.toBe(before.attachments[0].url)
    expect([after.id, after.date_published]).toEqual([before.id, before.date_published])
    expect((await server.catalogue.sync.byWork(id))?.announcedAt).toBe(announced)
    expect(await server.catalogue.sync.after(head, 10)).toMatchObject([
      { announcement: { workId: id, offered: true }, work: { visibleVersion: 2 } },
    ])
  })
})

describe('while the file of a new version is on its way to the store', () => {
  /** A store that holds back what it is given until it is let go. */
  function slowStore() {
    const { promise, resolve: letGo } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const putFile: TestApp['store']['putFile'] = async (key, path) => {
      begin()
      await promise
      await server.store.putFile(key, path)
    }
    return { store: { ...server.store, putFile }, begun, letGo }
  }

  test('everybody else is answered, edits are stored, and no worker is asked for it', async () => {
    const { id } = await publishedUpload()
    const other = await server.work({ title: 'Otra' })
    await server.catalogue.works.edit(id, EDIT)
    const { store, begun, letGo } = slowStore()
    const refreshing = refreshTags({ ...server, store, folder }, settled())
    await begun

    expect((await server.get(`/api/works/${id}`)).json()).toMatchObject({ status: 'queued', playable: true })
    expect(await server.catalogue.works.edit(other.id, { title: 'Otra más' })).toMatchObject({ version: 1 })
    expect(await reconcile({ ...server, log })).not.toContain(id)
    expect((await jobs()).map(({ workId }) => workId)).not.toContain(id)

    letGo()
    expect(await refreshing).toEqual([id])
    expect(await jobs()).toContainEqual(expect.objectContaining({ workId: id, version: 2 }))
  })

  test('a store that fails keeps nobody for ever: the next turn goes on', async () => {
    const { id } = await publishedUpload()
    await server.catalogue.works.edit(id, EDIT)
    const store = { ...server.store, putFile: () => Promise.reject(new Error('no room')) }
    await expect(refreshTags({ ...server, store, folder }, settled())).rejects.toThrow()
    expect(await jobs()).toEqual([])
    expect(await refresh()).toEqual([id])
    expect(await jobs()).toMatchObject([{ workId: id, version: 2 }])
    expect(await text(await server.store.read(originalKey({ workId: id, version: 2 })))).toBe(SOUND)
  })

  test('a stop right after the file has arrived is made good', async () => {
    const { id } = await publishedUpload()
    await server.catalogue.works.edit(id, EDIT)
    const store = {
      ...server.store,
      putFile: async (key: string, path: string) => {
        await server.store.putFile(key, path)
        throw new Error('killed')
      },
    }
    await expect(refreshTags({ ...server, store, folder }, settled())).rejects.toThrow()
    expect(await reconcile({ ...server, log }, new Date(Date.now() + 61_000))).toContain(id)
    expect(await jobs()).toMatchObject([{ workId: id, version: 2 }])
  })

  test('one that never comes is told to staff', async () => {
    const { id } = await publishedUpload()
    const upload = { kind: 'spot', fileName: 'b.mp3', bytes: 1, sha256: 'cd'.repeat(32) } as const
    await server.catalogue.works.addVersion(id, { ...upload, id: `upload-${id}` }, 2)
    await reconcile({ ...server, log }, new Date(Date.now() + 23 * 3_600_000))
    expect(await server.catalogue.works.byId(id)).toMatchObject({ status: 'queued' })
    await reconcile({ ...server, log }, new Date(Date.now() + 25 * 3_600_000))
    expect(await server.catalogue.works.byId(id)).toMatchObject({
      status: 'failed',
      error: { code: 'internal' },
    })
  })
})

describe('no new version is made', () => {
  test('while somebody may still be typing', async () => {
    const { id } = await publishedUpload()
    await server.catalogue.works.edit(id, EDIT)
    expect(await refresh(new Date())).toEqual([])
    expect(await refresh()).toEqual([id])
  })

  test('of what was edited and put back, nor for what stands in no tag', async () => {
    const { id } = await publishedUpload()
    await server.catalogue.works.edit(id, { title: 'Otro' })
    await server.catalogue.works.edit(id, { title: 'grabacion_03', description: 'De qué trata', tags: ['a'] })
    expect(await refresh()).toEqual([])
  })

  test('of a spot that is withdrawn, in the trash, failed, or without its upload', async () => {
    const withdrawn = await publishedUpload()
    const trashed = await publishedUpload()
    const lost = await publishedUpload()
    const failed = await server.work({ kind: 'spot' })
    for (const { id } of [withdrawn, trashed, lost, failed]) await server.catalogue.works.edit(id, EDIT)
    await server.catalogue.works.withdraw(withdrawn.id)
    await server.catalogue.works.trash(trashed.id)
    await server.store.remove(originalKey({ workId: lost.id, version: 1 }))
    await server.catalogue.works.move({ workId: failed.id, version: 1 }, 'refused')
    expect(await refresh()).toEqual([])
    expect(await jobs()).toEqual([])
  })

  test('of one that cannot be read; it keeps no other waiting', async () => {
    const broken = await publishedUpload()
    const whole = await publishedUpload()
    for (const { id } of [broken, whole]) await server.catalogue.works.edit(id, EDIT)
    const read: TestApp['store']['read'] = (key, range) =>
      key.includes(broken.id) ? Promise.reject(new Error('EIO')) : server.store.read(key, range)
    const store = { ...server.store, read }
    await expect(refreshTags({ ...server, store, folder }, settled())).rejects.toBeInstanceOf(AggregateError)
    expect((await jobs()).map(({ workId }) => workId)).toEqual([whole.id])
    expect(await server.catalogue.works.byId(broken.id)).toMatchObject({ status: 'ready', version: 1 })
  })

  test('of more than a few at once; the rest follow', async () => {
    const works = await Promise.all(Array.from({ length: 7 }, publishedUpload))
    for (const { id } of works) await server.catalogue.works.edit(id, EDIT)
    expect((await refresh()).length).toBe(5)
    expect((await refresh()).length).toBe(2)
  })
})
