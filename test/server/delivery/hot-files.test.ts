import { beforeEach, expect, test } from 'vitest'
import { StoreMissError } from '../../../media/store/store.ts'
import { createHotFiles, type HotFiles } from '../../../server/delivery/hot-files.ts'

const KIB = 1024
let stored: Map<string, { content: Buffer; modifiedAt: Date }>
let loads: string[]
let looks: string[]
let files: HotFiles

function put(key: string, bytes: number, fill = 'x', at = 0): void {
  stored.set(key, { content: Buffer.alloc(bytes, fill), modifiedAt: new Date(at) })
}

beforeEach(() => {
  stored = new Map()
  loads = []
  looks = []
  const store = {
    async load(key: string, most: number) {
      loads.push(key)
      const found = stored.get(key)
      if (!found) throw new StoreMissError(key)
      const { content, modifiedAt } = found
      const bytes = content.length
      return { key, bytes, modifiedAt, content: bytes > most ? null : content }
    },
    async stat(key: string) {
      looks.push(key)
      const found = stored.get(key)
      return found ? { key, bytes: found.content.length, modifiedAt: found.modifiedAt } : null
    },
  }
  files = createHotFiles(store, { bytes: 100 * KIB })
})

test('a file that many ask for at once is read once, and then kept', async () => {
  put('a', KIB)
  const [first, second] = await Promise.all([files.get('a'), files.get('a')])
  expect(second).toBe(first)
  expect(first.content).toEqual(Buffer.alloc(KIB, 'x'))
  await files.get('a')
  expect([loads, looks]).toEqual([['a'], []])
})

test('no more is kept than was allowed: what was asked for least recently goes first', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) put(name, 9 * KIB)
  for (const name of 'abcdefghij') await files.get(name)
  await files.get('a')
  put('k', 9 * KIB)
  await files.get('k')
  loads.length = 0
  for (const name of 'akb') await files.get(name)
  expect(loads).toEqual(['b'])
})

test('of a large file only the facts are kept', async () => {
  put('film', 50 * KIB)
  expect(await files.get('film')).toMatchObject({ bytes: 50 * KIB, content: null })
  await files.get('film')
  expect(loads).toEqual(['film'])
})

test('what is not there is not remembered as missing', async () => {
  await expect(files.get('a')).rejects.toThrow(StoreMissError)
  put('a', 1)
  expect((await files.get('a')).bytes).toBe(1)
})

test('a file that may change is looked at each time, and read only where it has changed', async () => {
  put('list', 10, 'a')
  const before = await files.getCurrent('list')
  expect(await files.getCurrent('list')).toBe(before)
  expect(loads).toEqual(['list'])
  put('list', 10, 'b', 1)
  const after = await files.getCurrent('list')
  expect(after.content?.toString()).toBe('bbbbbbbbbb')
  expect(after.tag).not.toBe(before.tag)
  stored.clear()
  await expect(files.getCurrent('list')).rejects.toThrow(StoreMissError)
})

test('a file is compressed once for each encoding', async () => {
  put('list', 4 * KIB)
  const file = await files.get('list')
  const [br, again, gzip] = await Promise.all([file.encoded('br'), file.encoded('br'), file.encoded('gzip')])
  expect(again).toBe(br)
  expect([br.length, gzip.length].every((length) => length < 100)).toBe(true)
})
