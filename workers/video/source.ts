import { originalKey, stagedKey, type VersionRef } from '../../media/layout.ts'
import type { JobContext } from '../job-context.ts'
import type { Planned } from '../ledger.ts'

/** The name of a rewritten source among the staged files. */
export const REMUXED = 'source.mkv'

/** A local path of what a version is made from. */
export function localSource(
  ref: VersionRef,
  { source }: Pick<Planned, 'source'>,
  { store, scratch }: Pick<JobContext, 'store' | 'scratch'>,
): Promise<string> {
  return store.localCopy(source === 'original' ? originalKey(ref) : stagedKey(ref, REMUXED), scratch)
}
