import type { Logger } from 'pino'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type Dispatch, versionKey } from './dispatch.ts'

interface Options {
  catalogue: Pick<Catalogue, 'lists'>
  dispatch: Pick<Dispatch, 'make' | 'busyVersions'>
  log: Logger
}

/**
 * Asks again for every work that the catalogue believes to be waiting or in work while the queue knows nothing of it:
 * a crash between the two, or a Redis that lost its data.
 * @returns the ids of the works that were asked for
 */
export async function reconcile({ catalogue, dispatch, log }: Options): Promise<string[]> {
  // In this order, so that a work which arrives or ends in between is not taken for a lost one.
  const before = await catalogue.lists.unfinished()
  if (before.length === 0) return []
  const busy = await dispatch.busyVersions()
  // What was finished meanwhile is no longer unfinished.
  const now = new Set(
    (await catalogue.lists.unfinished()).map((work) => `${work.id}/${work.version}/${work.attempt}`),
  )
  const lost = before.filter(
    (work) =>
      !busy.has(versionKey({ workId: work.id, version: work.version })) &&
      now.has(`${work.id}/${work.version}/${work.attempt}`),
  )
  for (const work of lost) await dispatch.make(work)
  if (lost.length > 0)
    log.warn({ works: lost.map((work) => work.id) }, 'works without a job were queued again')
  return lost.map((work) => work.id)
}
