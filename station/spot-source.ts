import type { PartFile } from './part-file.ts'
import type { SyncResult } from './server-api.ts'
import type { WantedFile } from './state.ts'

export interface BringContext {
  /** Folder for files that are still arriving, on the same file system as their destination. */
  parts: string
  signal: AbortSignal
  /** Called for each piece that arrived. */
  onBytes(bytes: number): void
}

/** Where a pull gets its spots from. */
export interface SpotSource {
  sync(cursor: string | null, etag: string | null): Promise<SyncResult>
  /**
   * Fetches a file.
   * @returns the finished part; its hash has not been checked yet
   */
  bring(wanted: WantedFile, context: BringContext): Promise<PartFile>
}
