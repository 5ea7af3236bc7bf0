import type { Logger } from 'pino'
import { originalKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import type { PlacementActions } from '../actions/placement.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { type Dispatch, versionKey } from './dispatch.ts'

// Whoever puts a file into the store notes it at once.
const ON_ITS_WAY_MS = 60_000
// The largest film has reached the slowest bucket by then.
const LOST_AFTER_MS = 24 * 3_600_000

interface Options {
  catalogue: Pick<Reads, 'lists' | 'versions' | 'posters'>
  placement: PlacementActions
  store: Pick<Store, 'stat'>
  dispatch: Pick<Dispatch, 'make' | 'makePoster' | 'busyVersions'>
  log: Logger
}

/**
 * Queues every work again that the catalogue considers queued or processing but the queue does not know: after a crash
 * between the two, or when Redis lost its data.
 * @returns the ids of the works queued
 */
export async function reconcile(options: Options, now = new Date()): Promise<string[]> {
  const { catalogue, dispatch, log } = options
  await settlePlaces(options, now)
  for (const { id, workId, source } of await catalogue.posters.making(
    new Date(now.getTime() - ON_ITS_WAY_MS),
  ))
    await dispatch.makePoster({ workId, poster: id, from: source })
  // In this order, so that a work that arrives or ends in between is not mistaken for a lost one.
  const before = await catalogue.lists.unfinished()
  if (before.length === 0) return []
  const busy = await dispatch.busyVersions()
  // Some may have finished in the meantime.
  const still = new Set(
    (await catalogue.lists.unfinished()).map((work) => `${work.id}/${work.version}/${work.attempt}`),
  )
  const lost = before.filter(
    (work) =>
      !busy.has(versionKey({ workId: work.id, version: work.version })) &&
      still.has(`${work.id}/${work.version}/${work.attempt}`),
  )
  for (const work of lost) await dispatch.make(work)
  if (lost.length > 0) log.warn({ works: lost.map((work) => work.id) }, 'works without a job queued again')
  return lost.map((work) => work.id)
}

/** A stop can come between the moment at which a file reached the store and the note of it, or before the first. */
async function settlePlaces({ catalogue, placement, store }: Options, now: Date): Promise<void> {
  for (const { workId, version, createdAt } of await catalogue.versions.unplaced()) {
    const ref = { workId, version }
    const age = now.getTime() - Date.parse(createdAt)
    if (age > ON_ITS_WAY_MS && (await store.stat(originalKey(ref)))) await placement.notePlaced(ref)
    else if (age > LOST_AFTER_MS) await placement.giveUp(ref)
  }
}
