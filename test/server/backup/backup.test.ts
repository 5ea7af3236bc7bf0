import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { captionKey, originalKey } from '../../../media/layout.ts'
import { createLocalStore } from '../../../media/store/local.ts'
import type { Store } from '../../../media/store/store.ts'
import { LOCK, objectKey } from '../../../server/backup/format.ts'
import { isHeld } from '../../../server/backup/lock.ts'
import { type BackupPlace, openPlace } from '../../../server/backup/place.ts'
import { isEmptyStore, restoreCatalogue, restoreFiles } from '../../../server/backup/restore-backup.ts'
import { listSnapshots, readManifest } from '../../../server/backup/snapshots.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../server/catalogue/engine.ts'
import { isEmpty } from '../../../server/catalogue/load-snapshot.ts'
import { migrate } from '../../../server/catalogue/migrations.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { backUp, filesOf, rowsOf, sha256, storedWork } from '../../support/backup.ts'

const REPLACED = 'WEBVTT\n\nlonger than before, by far, and then some more of it'

let folder: string
let engine: Engine
let catalogue: Catalogue & Writes
let store: Store
let place: BackupPlace
let works: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-backup-'))
  engine = openSqlite(join(folder, 'data/catalogue.sqlite'))
  catalogue = await createCatalogue(engine)
  store = createLocalStore(join(folder, 'data/store'))
  place = await openPlace({ in: 'folder', path: join(folder, 'backup') }, folder)
  works = [await storedWork(catalogue, store, 'Hilario'), await storedWork(catalogue, store, 'Ñawi')]
  await catalogue.users.create({ email: 'ana@example.org', name: 'Ana', role: 'editor', password: 'hash' })
})
afterEach(async () => {
  await catalogue.close()
  await rm(folder, { recursive: true, force: true })
})

const save = (changes: Parameters<typeof backUp>[1] = {}, now?: () => Date) =>
  backUp({ engine, store, place, dataDir: join(folder, 'data') }, changes, now)

/** Brings the newest backup, or another one, back into a folder of its own. */
async function restored(name: string, id?: string) {
  const { whole } = await listSnapshots(place.store)
  const manifest = await readManifest(place.store, id ?? whole.at(-1) ?? '')
  const to = {
    engine: openSqlite(join(folder, name, 'catalogue.sqlite')),
    store: createLocalStore(join(folder, name, 'store')),
  }
  const scratch = join(folder, name, 'scratch')
  const needs = {
    place,
    manifest,
    store: to.store,
    scratch,
    onProgress: () => {},
    stopped: new AbortController().signal,
  }
  const damaged = await restoreFiles(needs)
  await restoreCatalogue(to.engine, needs)
  return { ...to, damaged }
}

describe('a backup', () => {
  test('brings back the catalogue and every file as they were', async () => {
    const taken = await save()
    expect(taken.manifest.files.count).toBe(8)
    const back = await restored('back')
    expect(back.damaged).toEqual([])
    expect(await filesOf(back.store)).toEqual(await filesOf(store))
    expect(await rowsOf(back.engine)).toEqual(await rowsOf(engine))
    // What was not saved because it can be made again.
    const opened = await createCatalogue(back.engine)
    const found = await opened.lists.list({ audience: 'public', q: 'nawi', limit: 10 })
    expect(found.items.map(({ id }) => id)).toEqual([works[1]])
    expect(await opened.sync.epoch()).not.toBe(await catalogue.sync.epoch())
    await opened.close()
  })

  test('holds each content once, and nobody else may read it', async () => {
    await save()
    const names = await readdir(join(folder, 'backup'), { recursive: true })
    expect(names.filter((name) => /objects.*\/[0-9a-f]{64}$/.test(name))).toHaveLength(7)
    expect((await stat(join(folder, 'backup'))).mode & 0o077).toBe(0)
  })

  test('does not read again what an earlier one has', async () => {
    await save()
    const third = await storedWork(catalogue, store, 'Tercera')
    const read: string[] = []
    const watched = {
      ...store,
      load: (key: string, most: number) => {
        read.push(key)
        return store.load(key, most)
      },
    }
    const { added } = await save({ store: watched }, () => new Date('2126-01-02T00:00:00Z'))
    expect(added.files).toBe(3)
    expect(new Set(read.map((key) => key.split('/')[1]))).toEqual(new Set([third]))
  })

  test('goes on where it was broken off, and a broken one does not count', async () => {
    const stopped = new AbortController()
    const first = save({ onProgress: ({ files }) => files === 3 && stopped.abort(), stopped: stopped.signal })
    await expect(first).rejects.toThrow('aborted')
    expect((await listSnapshots(place.store)).whole).toEqual([])
    const { manifest } = await save()
    expect((await listSnapshots(place.store)).whole).toEqual([manifest.id])
    expect(await filesOf((await restored('back')).store)).toEqual(await filesOf(store))
    expect(await readdir(join(folder, 'backup'), { recursive: true })).not.toContain('.scratch')
  })

  test('is of one moment, whatever is uploaded and replaced meanwhile', async () => {
    let more = 0
    const later = async () => {
      if (more++ < 9) await storedWork(catalogue, store, `Mientras ${more}`)
    }
    // Every look at the store finds it changed.
    const moving: Store = {
      ...store,
      async *list(area) {
        await later()
        yield* store.list(area)
      },
    }
    await save({ store: moving })
    const back = await restored('back')
    const files = Object.keys(await filesOf(back.store))
    const rows = (await rowsOf(back.engine)).works ?? []
    const ids = rows.map((row) => Object.fromEntries(JSON.parse(row)).id as string)
    expect(ids.length).toBeLessThan(11)
    expect(new Set(files.map((key) => key.split('/')[1]))).toEqual(new Set(ids))
    expect(files).toHaveLength(ids.length * 4)
  })

  test('waits for captions that were replaced while it read', async () => {
    const [id = ''] = works
    let replaced = false
    const moving: Store = {
      ...store,
      async *list(area) {
        yield* store.list(area)
        // After the files were copied and the catalogue was read, before the captions are looked at again.
        if (area !== 'published' || replaced || !(await listSnapshots(place.store)).broken.length) return
        replaced = true
        await store.put(
          captionKey(id, 'quy'),
          'WEBVTT\n\nlonger than before, by far, and then some more of it',
        )
        await catalogue.captions.set(id, 'quy', REPLACED.length)
      },
    }
    await save({ store: moving })
    expect(replaced).toBe(true)
    const back = await restored('back')
    const captions = (await rowsOf(back.engine)).captions?.find((row) => row.includes(id)) ?? ''
    expect(captions).toContain(`"bytes",${REPLACED.length}`)
    expect((await back.store.stat(captionKey(id, 'quy')))?.bytes).toBe(REPLACED.length)
  })

  test('has an upload that is still on its way into the store', async () => {
    const id = newWorkId()
    const film = 'a film that has just arrived'
    await catalogue.works.create(
      { id, kind: 'video', fileName: 'b.mp4', bytes: film.length, sha256: sha256(film) },
      { title: 'Recién llegada' },
    )
    await mkdir(join(folder, 'data/uploads'))
    await writeFile(join(folder, 'data/uploads', id), film)
    await save()
    const back = await restored('back')
    expect(await text(await back.store.read(originalKey({ workId: id, version: 1 })))).toBe(film)
  })

  test('keeps the newest ones, and clears away what only older ones have', async () => {
    await save({}, () => new Date('2126-01-01T00:00:00Z'))
    const [gone = ''] = works
    await catalogue.works.forget(gone)
    for (const area of ['originals', 'published', 'captions']) await store.removeFolder(`${area}/${gone}`)
    const { dropped } = await save({ keep: 1 }, () => new Date('2126-01-02T00:00:00Z'))
    expect(dropped).toBe(1)
    expect((await listSnapshots(place.store)).whole).toEqual(['2126-01-02T000000Z'])
    expect(await place.store.stat(objectKey(sha256('the film Hilario')))).toBeNull()
    expect(await filesOf((await restored('back')).store)).toEqual(await filesOf(store))
  })

  test('that is damaged says which files, and gives all others', async () => {
    await save()
    const hurt = sha256('the film Hilario')
    await place.store.put(objectKey(hurt), 'the film Hilarjo')
    await place.store.remove(objectKey(sha256('a segment of Ñawi')))
    const back = await restored('back')
    expect(back.damaged).toEqual([
      originalKey({ workId: works[0] ?? '', version: 1 }),
      `published/${works[1]}/1/144/seg00000.m4s`,
    ])
    expect(Object.keys(await filesOf(back.store))).toHaveLength(6)
  })

  test('is not made by two at once, unless the other is no more', async () => {
    const other = spawn('cat')
    await once(other, 'spawn')
    const lock = { host: hostname(), pid: other.pid, renewedAt: new Date().toISOString() }
    await place.store.put(LOCK, JSON.stringify(lock))
    await expect(save()).rejects.toThrow('another backup is being made there')
    other.kill('SIGKILL')
    await once(other, 'exit')
    await save()
    expect(await place.store.stat(LOCK)).toBeNull()
  })
})

test('whose lock it is, is asked of the process on this machine, and of the clock for another', () => {
  const self = { host: 'here', pid: 1 }
  const now = new Date('2026-01-01T00:10:00Z')
  const held = (host: string, pid: number, renewedAt: string, alive: boolean) =>
    isHeld({ host, pid, renewedAt }, self, () => alive, now)
  expect(held('here', 2, '2026-01-01T00:00:00Z', true)).toBe(true)
  expect(held('here', 2, '2026-01-01T00:09:59Z', false)).toBe(false)
  expect(held('here', 1, '2026-01-01T00:09:59Z', true)).toBe(false)
  expect(held('there', 2, '2026-01-01T00:09:00Z', false)).toBe(true)
  expect(held('there', 2, '2025-12-31T23:59:00Z', true)).toBe(false)
})

test('an older backup is brought up to date, and one of a newer version is refused', async () => {
  const old = openSqlite(join(folder, 'old/catalogue.sqlite'))
  await migrate(old, '2026-11-27-work-lists')
  await backUp({
    engine: old,
    store: createLocalStore(join(folder, 'old/store')),
    place,
    dataDir: join(folder, 'old'),
  })
  await old.close()
  const back = await restored('back')
  expect(Object.keys(await rowsOf(back.engine))).toContain('crowds')
  await back.engine.close()

  const { whole } = await listSnapshots(place.store)
  const manifest = await readManifest(place.store, whole.at(-1) ?? '')
  const newer = { ...manifest, migrations: [...manifest.migrations, '2999-01-01-unheard-of'] }
  const engine = openSqlite(':memory:')
  await expect(
    restoreCatalogue(engine, { place, manifest: newer, scratch: join(folder, 'scratch') }),
  ).rejects.toThrow('a newer Chaski')
  await engine.close()
})

test('what holds a work, an account or a file is not empty', async () => {
  expect([await isEmpty(engine), await isEmptyStore(store)]).toEqual([false, false])
  const fresh = openSqlite(':memory:')
  expect(await isEmpty(fresh)).toBe(true)
  await migrate(fresh)
  expect([await isEmpty(fresh), await isEmptyStore(createLocalStore(join(folder, 'none')))]).toEqual([
    true,
    true,
  ])
  await fresh.close()
})
