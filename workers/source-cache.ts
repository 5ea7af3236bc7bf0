import { createHash, randomUUID } from 'node:crypto'
import { linkSync, rmSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { type Store, StoreMissError } from '../media/store/store.ts'

interface Options {
  /** A folder of this worker, on the disk where its jobs work. */
  folder: string
  /** Disk for the files that are kept. */
  bytes: number
}

/**
 * Keeps what jobs fetch from a bucket: a film is made in hundreds of chunks, each of which reads it, and is fetched once
 * by each worker. A job is given a link of its own, so that what is in use may be forgotten at any time.
 */
export function cacheSources(store: Store, { folder, bytes }: Options): Store {
  const kept = new LRUCache<string, { path: string; bytes: number }>({
    maxSize: bytes,
    sizeCalculation: (file) => Math.max(1, file.bytes),
    dispose: ({ path }) => rmSync(path, { force: true }),
  })
  const fetching = new Map<string, Promise<void>>()

  const fetch = async (key: string, name: string, size: number): Promise<void> => {
    await mkdir(folder, { recursive: true })
    const path = join(folder, name)
    await rename(await store.localCopy(key, folder), path)
    kept.set(name, { path, bytes: size })
  }

  return {
    ...store,
    async localCopy(key, scratch) {
      const found = await store.stat(key)
      if (found === null) throw new StoreMissError(key)
      if (found.bytes > bytes) return store.localCopy(key, scratch)
      // Another file under the same key is another file.
      const name = createHash('sha256')
        .update(`${key} ${found.bytes} ${found.modifiedAt.getTime()}`)
        .digest('hex')
      const own = join(scratch, `copy-${randomUUID()}`)
      for (;;) {
        const known = kept.get(name)
        if (known) {
          linkSync(known.path, own)
          return own
        }
        const underWay =
          fetching.get(name) ?? fetch(key, name, found.bytes).finally(() => fetching.delete(name))
        fetching.set(name, underWay)
        await underWay
      }
    },
  }
}
