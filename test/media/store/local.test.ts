import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLocalStore } from '../../../media/store/local.ts'
import { openStore, storeFolder } from '../../../media/store/open.ts'
import { storeContract } from './store-contract.ts'

storeContract('a local folder', async () => {
  const root = await mkdtemp(join(tmpdir(), 'chaski-local-'))
  return {
    store: createLocalStore(join(root, 'made', 'by', 'itself')),
    close: () => rm(root, { recursive: true, force: true }),
  }
})

test('what could not be finished leaves nothing behind', async () => {
  const root = await mkdtemp(join(tmpdir(), 'chaski-local-'))
  try {
    const store = createLocalStore(root)
    await store.put('a', 'x')
    // A file where a folder would have to be.
    await expect(store.put('a/b', 'x')).rejects.toThrow()
    expect(await readdir(join(root, '.incoming'))).toEqual([])
  } finally {
    await rm(root, { recursive: true, force: true })
  }
})

test('what a killed process left unfinished goes after a day, and what is being written stays', async () => {
  const root = await mkdtemp(join(tmpdir(), 'chaski-local-'))
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000)
  try {
    const store = createLocalStore(root)
    await store.removeUnfinished(hours(24))
    await mkdir(join(root, '.incoming'))
    for (const [name, age] of [
      ['old', 25],
      ['new', 1],
    ] as const) {
      const path = join(root, '.incoming', name)
      await writeFile(path, 'x')
      await utimes(path, hours(age), hours(age))
    }
    await store.removeUnfinished(hours(24))
    expect(await readdir(join(root, '.incoming'))).toEqual(['new'])
  } finally {
    await rm(root, { recursive: true, force: true })
  }
})

test('the last version that goes takes the empty folder of its work along', async () => {
  const root = await mkdtemp(join(tmpdir(), 'chaski-local-'))
  try {
    const store = createLocalStore(root)
    await store.put('staged/work/1/a', 'x')
    await store.put('staged/work/2/a', 'x')
    await store.removeFolder('staged/work/1')
    expect(await readdir(join(root, 'staged', 'work'))).toEqual(['2'])
    await store.removeFolder('staged/work/2')
    await store.removeFolder('staged/work/2')
    expect(await readdir(join(root, 'staged'))).toEqual([])
  } finally {
    await rm(root, { recursive: true, force: true })
  }
})

test('every role of an installation opens the same folder', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chaski-data-'))
  try {
    const open = () => openStore({ dataDir, bucket: null })
    await (await open()).put('key', 'x')
    await writeFile(join(storeFolder(dataDir), 'other'), 'y')
    expect(await (await open()).stat('other')).toMatchObject({ bytes: 1 })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
