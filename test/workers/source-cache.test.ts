import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLocalStore } from '../../media/store/local.ts'
import { type Store, StoreMissError } from '../../media/store/store.ts'
import { cacheSources } from '../../workers/source-cache.ts'

let folder: string
let bucket: Store
let cached: Store
let downloads: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-sources-'))
  downloads = []
  const local = createLocalStore(join(folder, 'store'))
  bucket = {
    ...local,
    /** As from a bucket: a new file. */
    async localCopy(key, scratch) {
      downloads.push(key)
      const path = join(scratch, `download-${downloads.length}`)
      await writeFile(path, await readFile(await local.localCopy(key, scratch)))
      return path
    },
  }
  cached = cacheSources(bucket, { folder: join(folder, 'sources'), bytes: 25 })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function job<T>(use: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(join(folder, 'job-'))
  try {
    return await use(scratch)
  } finally {
    await rm(scratch, { recursive: true })
  }
}
const readIn = (key: string) => job(async (scratch) => readFile(await cached.localCopy(key, scratch), 'utf8'))

test('a film is fetched once, however many chunks read it, one after another or at once', async () => {
  await bucket.put('film', '0123456789')
  expect(await Promise.all(Array.from({ length: 8 }, () => readIn('film')))).toEqual(
    Array(8).fill('0123456789'),
  )
  expect(await readIn('film')).toBe('0123456789')
  expect(downloads).toEqual(['film'])
})

test('no more is kept than was allowed, and what a job uses stays until it ends', async () => {
  for (const key of ['a', 'b', 'c']) await bucket.put(key, key.repeat(10))
  await job(async (scratch) => {
    const path = await cached.localCopy('a', scratch)
    for (const key of ['b', 'c']) await readIn(key)
    expect(await readFile(path, 'utf8')).toBe('aaaaaaaaaa')
  })
  expect(await readdir(join(folder, 'sources'))).toHaveLength(2)
  await readIn('a')
  expect(downloads).toEqual(['a', 'b', 'c', 'a'])
})

test('a film that is larger than all that may be kept is fetched for its job alone', async () => {
  await bucket.put('large', 'x'.repeat(30))
  await mkdir(join(folder, 'sources'), { recursive: true })
  expect(await readIn('large')).toHaveLength(30)
  expect(await readdir(join(folder, 'sources'))).toEqual([])
})

test('a file that was replaced is fetched anew', async () => {
  await bucket.put('film', 'old')
  expect(await readIn('film')).toBe('old')
  await bucket.put('film', 'newer')
  expect(await readIn('film')).toBe('newer')
})

test('what is missing is told, and what failed is tried again', async () => {
  await expect(readIn('none')).rejects.toThrow(StoreMissError)
  await bucket.put('film', 'x')
  const failing = cacheSources(
    { ...bucket, localCopy: () => Promise.reject(new Error('the link is down')) },
    { folder: join(folder, 'other'), bytes: 25 },
  )
  await expect(job((scratch) => failing.localCopy('film', scratch))).rejects.toThrow('down')
  expect(await readIn('film')).toBe('x')
})
