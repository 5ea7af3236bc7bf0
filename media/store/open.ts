import { join } from 'node:path'
import { createLocalStore } from './local.ts'
import type { Store } from './store.ts'

/** The folder of the local store; also what the server hands out published files from. */
export function storeFolder(dataDir: string): string {
  return join(dataDir, 'store')
}

/** The store that every role of one installation shares. The only place that decides which kind of store it is. */
export function openStore({ dataDir }: { dataDir: string }): Store {
  return createLocalStore(storeFolder(dataDir))
}
