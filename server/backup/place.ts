import { execFile } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createLocalStore } from '../../media/store/local.ts'
import { type PlainStore, within } from '../../media/store/within.ts'
import type { BackupAddress } from '../config/backup.ts'

const run = promisify(execFile)

/** A bucket may be shared with others, who take their time. */
const UNFINISHED_MS = 24 * 60 * 60 * 1000

/** Where backups are kept. */
export interface BackupPlace {
  store: PlainStore
  /** A folder for files on their way into it; whoever makes a backup has it to themselves. */
  scratch: string
  /** Removes what one that was killed has left on the way. Only for who holds the lock. */
  clear(): Promise<void>
  /** Brings to the disk what has been put; a bucket has it already. */
  flush(): Promise<void>
  close(): void
}

/** @param spool a folder of this machine for files on their way to a bucket */
export async function openPlace(address: BackupAddress, spool: string): Promise<BackupPlace> {
  if (address.in === 'bucket') {
    const { createS3Store } = await import('../../media/store/s3.ts')
    const store = createS3Store(address.bucket, { spool })
    const scratch = join(spool, 'scratch', 'backup')
    return {
      store: within(store, address.folder),
      scratch,
      async clear() {
        await rm(scratch, { recursive: true, force: true })
        await store.removeUnfinished(new Date(Date.now() - UNFINISHED_MS))
      },
      flush: async () => {},
      close: () => store.close?.(),
    }
  }
  // What it holds are hashes of passwords and secrets of stations.
  await mkdir(address.path, { recursive: true, mode: 0o700 })
  const store = createLocalStore(address.path, { flush: false })
  const scratch = join(address.path, '.scratch')
  return {
    store,
    scratch,
    async clear() {
      await rm(scratch, { recursive: true, force: true })
      await store.removeUnfinished(new Date())
    },
    flush: () => flushFileSystem(address.path),
    close: () => {},
  }
}

/** Brings everything on the file system of a folder to its disk: one call, where each of many files would take one. */
export async function flushFileSystem(folder: string): Promise<void> {
  // `-f` is of GNU; elsewhere, all file systems are flushed.
  await run('sync', ['-f', folder]).catch(() => run('sync'))
}
