import type { Catalogue } from '../catalogue/catalogue.ts'
import type { WorkRecord } from '../records/work.ts'
import { SYSTEM } from './actor.ts'
import { type RemakeNeeds, remake, resumeRemake } from './remake.ts'

/** How long a spot must have been left alone: people filling in a form save many times. */
export const SETTLED_SECONDS = 30

/** Per run, so that new uploads do not queue behind the whole catalogue after a bulk edit. */
const AT_ONCE = 5

interface Needs extends RemakeNeeds {
  catalogue: Pick<Catalogue, 'staleTags' | 'transaction'>
}

/**
 * Makes spots again whose title, validity, script… were changed after their files were made: files never change once
 * they are published, so it takes a new version of the same upload. Several servers may do this at once; the catalogue
 * lets one of them through.
 * @returns the ids of the spots that are made again
 * @throws AggregateError of those that could not be, after all the others
 */
export async function refreshTags(needs: Needs, now = new Date()): Promise<string[]> {
  const settledBefore = new Date(now.getTime() - SETTLED_SECONDS * 1000)
  const { staleTags } = needs.catalogue
  const refreshed: string[] = []
  const failures: unknown[] = []
  const attempt = async (work: WorkRecord, refresh: () => Promise<boolean>): Promise<void> => {
    if (refreshed.length === AT_ONCE) return
    try {
      if (await refresh()) refreshed.push(work.id)
    } catch (error) {
      failures.push(error)
    }
  }
  for (const work of await staleTags.unplaced(settledBefore))
    await attempt(work, () => resumeRemake(work, needs))
  for (const work of await staleTags.spots(settledBefore))
    await attempt(work, () => remake(SYSTEM, 'work.refresh-tags', work, needs))
  if (failures.length > 0) throw new AggregateError(failures, 'spots could not be made again')
  return refreshed
}
