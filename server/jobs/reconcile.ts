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
    (await catalogue.lists.unfinished()).map((row) => `${row.id}/${row.version}/${row.attempt}`),
  )
  const lost = before.filter(
    (row) =>
      !busy.has(versionKey({ workId: row.id, version: row.version })) &&
      now.has(`${row.id}/${row.version}/${row.attempt}`),
  )
  for (const row of lost) await dispatch.make(row)
  if (lost.length > 0) log.warn({ works: lost.map((row) => row.id) }, 'works without a job were queued again')
  return lost.map((row) => row.id)
}
