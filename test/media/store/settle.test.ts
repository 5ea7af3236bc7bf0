import { lstat, lutimes, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newWorkId } from '../../../media/ids.ts'
import { captionKey, originalKey, publishedFolder, publishedKey, stagedKey } from '../../../media/layout.ts'
import { createLocalStore } from '../../../media/store/local.ts'
import { placeOf } from '../../../media/store/places.ts'
import type { Store } from '../../../media/store/store.ts'
import { formerStore } from '../../support/former-store.ts'

let root: string
let store: Store
let former: ReturnType<typeof formerStore>

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'chaski-settle-'))
  store = createLocalStore(root)
  former = formerStore(root)
})
afterEach(() => rm(root, { recursive: true, force: true }))

const running = () => new AbortController().signal
const content = async (key: string) => text(await store.read(key))
const keysOf = (workId: string): string[] => {
  const ref = { workId, version: 1 }
  return [
    captionKey(workId, 'es-PE'),
    originalKey(ref),
    publishedKey(ref, '240/init.mp4'),
    publishedKey(ref, '240/seg00000.m4s'),
    publishedKey(ref, 'master.m3u8'),
    stagedKey(ref, 'sound.m4a'),
  ]
}
const listed = async (): Promise<string[]> => {
  const keys: string[] = []
  for (const area of ['captions', 'originals', 'published', 'staged'])
    for await (const { key } of store.list(area)) keys.push(key)
  return keys
}

/** A folder of the version before: some works, each with a file of every kind. */
async function formerWorks(count: number): Promise<{ works: string[]; keys: string[] }> {
  const works = Array.from({ length: count }, newWorkId).sort()
  const keys = works.flatMap(keysOf)
  for (const key of keys) await former.put(key, key)
  return { works, keys: keys.sort() }
}

test('a work lies in a folder of the first two characters of its id, and nothing else is moved', () => {
  const id = 'k7x3abcdefghjkmn'
  expect(placeOf(`published/${id}/1/master.m3u8`)).toEqual({
    path: `published/k7/${id}/1/master.m3u8`,
    former: `published/${id}/1/master.m3u8`,
    work: { path: `published/k7/${id}`, former: `published/${id}` },
  })
  expect(placeOf('a/b/c')).toEqual({ path: 'a/b/c', former: null, work: null })
})

describe('what the version before has left', () => {
  test('is found, listed, replaced and removed where it is', async () => {
    const { works, keys } = await formerWorks(2)
    expect(await listed()).toEqual(keys)
    for (const key of keys) {
      expect(await content(key)).toBe(key)
      expect((await store.load(key, 1000)).content?.toString()).toBe(key)
      expect(await store.stat(key)).toMatchObject({ bytes: key.length })
      expect(await store.localCopy(key, root)).toBe(join(root, key))
    }
    const [first = '', second = ''] = works
    const playlist = publishedKey({ workId: first, version: 1 }, 'master.m3u8')
    await store.put(playlist, 'new')
    expect(await content(playlist)).toBe('new')
    await store.remove(originalKey({ workId: second, version: 1 }))
    await store.removeFolder(publishedFolder({ workId: second, version: 1 }))
    expect((await listed()).filter((key) => key.includes(second))).toEqual([
      captionKey(second, 'es-PE'),
      stagedKey({ workId: second, version: 1 }, 'sound.m4a'),
    ])
  })

  test('is moved without loss, and once for all', async () => {
    const { works, keys } = await formerWorks(5)
    await store.settle(running())
    await store.settle(running())
    expect(await listed()).toEqual(keys)
    for (const key of keys) expect(await content(key)).toBe(key)
    for (const area of ['captions', 'originals', 'published', 'staged'])
      for (const id of works) expect((await lstat(join(root, area, id))).isSymbolicLink()).toBe(true)
  })

  test('is moved while it is read and written by both versions, and nobody misses anything', async () => {
    const { works, keys } = await formerWorks(30)
    let moving = true
    const later = works.map((workId) => publishedKey({ workId, version: 2 }, 'spot.mp3'))
    const reading = (async () => {
      let reads = 0
      while (moving)
        for (const key of keys) {
          if (!key.endsWith('master.m3u8')) expect(await content(key)).toBe(key)
          reads++
        }
      return reads
    })()
    const working = (async () => {
      for (const [index, key] of later.entries()) {
        await (index % 2 === 0 ? former : store).put(key, key)
        await former.put(publishedKey({ workId: works[index] ?? '', version: 1 }, 'master.m3u8'), 'grown')
      }
    })()
    await Promise.all([working, store.settle(running())])
    // What a worker of the version before wrote in the very moment of a move.
    await store.settle(running())
    moving = false
    expect(await reading).toBeGreaterThan(0)
    expect(await listed()).toEqual([...keys, ...later].sort())
    for (const key of later) {
      expect(await content(key)).toBe(key)
      expect(await former.read(key)).toBe(key)
    }
    for (const workId of works)
      expect(await content(publishedKey({ workId, version: 1 }, 'master.m3u8'))).toBe('grown')
  })

  test('is moved on after a stop in the middle', async () => {
    const { keys } = await formerWorks(3)
    const stopped = new AbortController()
    stopped.abort()
    await store.settle(stopped.signal)
    expect(await listed()).toEqual(keys)
    await store.settle(running())
    expect(await listed()).toEqual(keys)
  })

  test('is joined with what is in the new place already; of two files the later one stays', async () => {
    const workId = newWorkId()
    const key = (file: string) => publishedKey({ workId, version: 1 }, file)
    await store.put(key('240/both'), 'new')
    await store.put(key('240/newer'), 'newer')
    await rm(join(root, 'published', workId))
    for (const file of ['240/both', '240/newer', '240/old', 'old'])
      await former.put(key(file), `former ${file}`)
    const past = new Date(Date.now() - 60_000)
    await utimes(join(root, key('240/newer')), past, past)
    await store.settle(running())
    expect(
      await Promise.all(['240/both', '240/newer', '240/old', 'old'].map((file) => content(key(file)))),
    ).toEqual(['former 240/both', 'newer', 'former 240/old', 'former old'])
    expect((await lstat(join(root, 'published', workId))).isSymbolicLink()).toBe(true)
  })
})

describe('a worker of the version before', () => {
  test('finds what this one stores, and the other way round', async () => {
    const workId = newWorkId()
    const [one = '', ...others] = keysOf(workId)
    await store.put(one, 'this')
    expect(await former.read(one)).toBe('this')
    for (const key of others) {
      await former.put(key, 'former')
      expect(await content(key)).toBe('former')
      await store.put(key, 'this')
      expect(await former.read(key)).toBe('this')
    }
  })

  test('is not reckoned with any more after a day: its links go, and the files stay', async () => {
    const workId = newWorkId()
    for (const key of keysOf(workId)) await store.put(key, key)
    const link = join(root, 'published', workId)
    await store.settle(running())
    expect(await readdir(join(root, 'published'))).toContain(workId)
    const past = new Date(Date.now() - 25 * 3_600_000)
    await lutimes(link, past, past)
    await store.settle(running())
    expect(await readdir(join(root, 'published'))).toEqual([workId.slice(0, 2)])
    expect(await listed()).toEqual(keysOf(workId).sort())
  })
})

test('a work that is removed leaves neither a folder nor a link', async () => {
  const workId = newWorkId()
  await store.put(publishedKey({ workId, version: 1 }, 'spot.mp3'), 'x')
  await store.removeFolder(publishedFolder({ workId, version: 1 }))
  expect(await readdir(join(root, 'published'))).toEqual([workId.slice(0, 2)])
  expect(await readdir(join(root, 'published', workId.slice(0, 2)))).toEqual([])
})
