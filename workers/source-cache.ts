import { createHash, randomUUID } from 'node:crypto'
import { linkSync, rmSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { type Store, StoreMissError } from '../media/store/store.ts'

interface Options {
  /** This worker's folder, on the same disk as its scratch folder. */
  folder: string
  /** Disk space for cached files. */
  bytes: number
}

/**
 * Caches what jobs fetch from a bucket. A film is encoded in hundreds of chunks that all read it; each worker fetches
 * it once. Every job gets its own hard link, so a file in use can be evicted at any time.
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
      // A changed file under the same key is a new entry.
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
