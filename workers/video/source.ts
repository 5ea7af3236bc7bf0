import { originalKey, stagedKey, type VersionRef } from '../../media/layout.ts'
import type { JobContext } from '../jobs/context.ts'
import type { Planned } from './planned.ts'

/** Name of a rewritten source among the staged files. */
export const REMUXED = 'source.mkv'

/** Local path of the file that a version is made from. */
export function localSource(
  ref: VersionRef,
  { source }: Pick<Planned, 'source'>,
  { store, scratch }: Pick<JobContext, 'store' | 'scratch'>,
): Promise<string> {
  return store.localCopy(source === 'original' ? originalKey(ref) : stagedKey(ref, REMUXED), scratch)
}

/**
 * Options before `-i` that count time from the beginning of the work, so that times from several runs can be compared.
 */
export function sourceClock({ zero }: { zero: number }): string[] {
  return ['-copyts', ...(zero === 0 ? [] : ['-itsoffset', (-zero).toFixed(6)])]
}
