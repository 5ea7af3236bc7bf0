import type { SweepJob } from '../media/jobs/queues.ts'
import { originalKey, publishedFolder, stagedFolder } from '../media/layout.ts'
import type { Store } from '../media/store/store.ts'
import type { Ledger } from './jobs/ledger.ts'

/** Deletes files that the server no longer needs. Deleting twice is harmless. */
export async function sweep(
  { store, ledger }: { store: Store; ledger: Pick<Ledger, 'remove'> },
  { versions }: SweepJob,
): Promise<void> {
  for (const { workId, version, original } of versions) {
    const ref = { workId, version }
    await store.removeFolder(publishedFolder(ref))
    await store.removeFolder(stagedFolder(ref))
    if (original) await store.remove(originalKey(ref))
    await ledger.remove(ref)
  }
}
