import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Store, StoreMissError } from '../../../media/store/store.ts'

/** What every store promises. `open` gives an empty one, and how to remove it. */
export function storeContract(
  name: string,
  open: () => Promise<{ store: Store; close(): Promise<void> }>,
): void {
  describe(`${name} keeps the promises of a store`, () => {
    let store: Store
    let close: () => Promise<void>
    let scratch: string

    beforeEach(async () => {
      scratch = await mkdtemp(join(tmpdir(), 'chaski-store-'))
      const opened = await open()
      store = opened.store
      close = opened.close
    })
    afterEach(async () => {
      await close()
      await rm(scratch, { recursive: true, force: true })
    })

    const content = async (key: string) => text(await store.read(key))
    const keys = async (folder: string) => {
      const found: string[] = []
      for await (const { key } of store.list(folder)) found.push(key)
      return found
    }

    test('what was put is read back, with its size and time', async () => {
      const before = Date.now() - 2000
      await store.put('a/b/playlist.m3u8', '#EXTM3U ñ')
      expect(await content('a/b/playlist.m3u8')).toBe('#EXTM3U ñ')
      const facts = await store.stat('a/b/playlist.m3u8')
      expect(facts).toMatchObject({ key: 'a/b/playlist.m3u8', bytes: 10 })
      expect(facts?.modifiedAt.getTime()).toBeGreaterThan(before)
    })

    test('bytes come back as they were', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, value) => value)
      await store.put('bytes', bytes)
      const chunks = await (await store.read('bytes')).toArray()
      expect(Buffer.concat(chunks)).toEqual(Buffer.from(bytes))
    })

    test('a part of a file is read, both ends included', async () => {
      await store.put('file', '0123456789')
      expect(await text(await store.read('file', { start: 2, end: 4 }))).toBe('234')
      expect(await text(await store.read('file', { start: 9, end: 9 }))).toBe('9')
    })

    test('a file is loaded with its facts, and without its content where that is too long', async () => {
      await store.put('a/file', '0123456789')
      const whole = await store.load('a/file', 10)
      expect(whole).toMatchObject({ key: 'a/file', bytes: 10, content: Buffer.from('0123456789') })
      expect(whole.modifiedAt).toEqual((await store.stat('a/file'))?.modifiedAt)
      expect(await store.load('a/file', 9)).toMatchObject({ bytes: 10, content: null })
      await store.put('empty', '')
      expect(await store.load('empty', 0)).toMatchObject({ bytes: 0, content: Buffer.alloc(0) })
      await expect(store.load('a', 10)).rejects.toThrow(StoreMissError)
      await expect(store.load('a/none', 10)).rejects.toThrow(StoreMissError)
    })

    test('putting over a key replaces it, for those who read before and after', async () => {
      await store.put('key', 'old'.repeat(10_000))
      const open = await store.read('key')
      await store.put('key', 'new')
      expect(await text(open)).toBe('old'.repeat(10_000))
      expect(await content('key')).toBe('new')
    })

    test('a finished file is taken over', async () => {
      const path = join(scratch, 'made.mp4')
      await writeFile(path, 'film')
      await store.putFile('published/x/1/made.mp4', path)
      expect(await content('published/x/1/made.mp4')).toBe('film')
      await expect(stat(path)).rejects.toThrow('ENOENT')
    })

    test('a finished file replaces what was there', async () => {
      const path = join(scratch, 'made')
      await store.put('key', 'old')
      await writeFile(path, 'new')
      await store.putFile('key', path)
      expect(await content('key')).toBe('new')
    })

    test('taking over a file that is not there fails and leaves nothing', async () => {
      await expect(store.putFile('key', join(scratch, 'missing'))).rejects.toThrow()
      expect(await store.stat('key')).toBeNull()
    })

    test('a key that holds nothing is told apart from other failures', async () => {
      await expect(store.read('nothing')).rejects.toThrow(StoreMissError)
      await expect(store.localCopy('nothing', scratch)).rejects.toThrow(StoreMissError)
      expect(await store.stat('nothing')).toBeNull()
    })

    test('a folder is not a file, nor a file a folder', async () => {
      await store.put('folder/file', 'x')
      expect(await store.stat('folder')).toBeNull()
      expect(await store.stat('folder/file/below')).toBeNull()
    })

    test('a program gets a path with the content', async () => {
      await store.put('original', 'bytes')
      expect(await readFile(await store.localCopy('original', scratch), 'utf8')).toBe('bytes')
    })

    test('lists all files below a folder and no others', async () => {
      for (const key of ['p/b/2', 'p/b/10', 'p/a', 'pa/x', 'q']) await store.put(key, 'x')
      expect(await keys('p')).toEqual(['p/a', 'p/b/10', 'p/b/2'])
      expect(await keys('none')).toEqual([])
    })

    test('removes a file, a folder, and what is not there', async () => {
      for (const key of ['p/1', 'p/q/2', 'pp/3']) await store.put(key, 'x')
      await store.remove('p/1')
      await store.remove('p/1')
      expect(await keys('p')).toEqual(['p/q/2'])
      await store.removeFolder('p')
      await store.removeFolder('p')
      expect(await keys('p')).toEqual([])
      expect(await keys('pp')).toEqual(['pp/3'])
    })

    test('readers never see a part of a file that is being put', async () => {
      const sizes = new Set<number>()
      let writing = true
      const looking = (async () => {
        while (writing) sizes.add((await store.stat('key'))?.bytes ?? 0)
      })()
      for (let turn = 0; turn < 20; turn++) await store.put('key', 'x'.repeat(200_000))
      writing = false
      await looking
      expect([...sizes].filter((size) => size !== 0 && size !== 200_000)).toEqual([])
    })

    test.each([
      '',
      '/etc/passwd',
      '../up',
      'a/../b',
      'a//b',
      'a/',
      './a',
      '.hidden',
      'a/.b',
      'a b',
      'a\\b',
      'a\0b',
    ])('refuses %j as a key', async (key) => {
      await expect(store.put(key, 'x')).rejects.toThrow(RangeError)
      await expect((async () => store.read(key))()).rejects.toThrow(RangeError)
      await expect(store.load(key, 1)).rejects.toThrow(RangeError)
      await expect((async () => store.remove(key))()).rejects.toThrow(RangeError)
      await expect((async () => store.removeFolder(key))()).rejects.toThrow(RangeError)
    })

    test('says how much room is left, or that there is no limit', async () => {
      const free = await store.freeBytes()
      expect(free === null || free > 0).toBe(true)
    })
  })
}
