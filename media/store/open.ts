import { join } from 'node:path'
import type { SharedConfig } from '../config.ts'
import { createLocalStore } from './local.ts'
import type { Store } from './store.ts'

/** The folder of the local store. */
export function storeFolder(dataDir: string): string {
  return join(dataDir, 'store')
}

/** The store that all roles of an installation share. Only this file decides which kind it is. */
export async function openStore({
  dataDir,
  bucket,
}: Pick<SharedConfig, 'dataDir' | 'bucket'>): Promise<Store> {
  if (bucket === null) return createLocalStore(storeFolder(dataDir))
  // Some megabytes of code that nobody without a bucket needs.
  const { createS3Store } = await import('./s3.ts')
  return createS3Store(bucket, { spool: dataDir })
}
