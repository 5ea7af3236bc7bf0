import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
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

test('every role of an installation opens the same folder', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chaski-data-'))
  try {
    await openStore({ dataDir }).put('key', 'x')
    await writeFile(join(storeFolder(dataDir), 'other'), 'y')
    expect(await openStore({ dataDir }).stat('other')).toMatchObject({ bytes: 1 })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
