import type { Logger } from 'pino'
import type { Store } from '../../media/store/store.ts'
import { SYSTEM } from '../actions/actor.ts'
import type { WorkActions } from '../actions/works.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { RESERVE_BYTES } from '../uploads/space.ts'

/** A work that has just stopped waits for so long: the disk of a worker may be another one, and still be full. */
const PAUSE_MS = 10 * 60_000
/** What is made of an upload may take several times its size on the way. */
const ROOM_TIMES = 4

interface Needs {
  lists: Pick<Reads['lists'], 'stoppedBy'>
  works: Pick<WorkActions, 'retry'>
  store: Pick<Store, 'freeBytes'>
  log: Pick<Logger, 'info'>
}

/** Goes on with works that a full disk has stopped, as soon as there is room for them. @returns their ids */
export async function resumeAfterFullDisk(
  { lists, works, store, log }: Needs,
  now = new Date(),
): Promise<string[]> {
  const resumed: string[] = []
  for (const { id, bytes } of await lists.stoppedBy('disk_full', new Date(now.getTime() - PAUSE_MS))) {
    const free = await store.freeBytes()
    if (free !== null && free < RESERVE_BYTES + ROOM_TIMES * bytes) continue
    await works.retry(SYSTEM, id)
    resumed.push(id)
  }
  if (resumed.length > 0) log.info({ works: resumed }, 'there is room again: works go on')
  return resumed
}
