import type { SweepJob } from '../../media/jobs/queues.ts'
import { captionsFolder, posterFolder, postersFolder } from '../../media/layout.ts'
import { TRASH_DAYS } from '../../media/retention.ts'
import type { Store } from '../../media/store/store.ts'
import type { RemovalActions } from '../actions/removal.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Dispatch } from './dispatch.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** How long the files of a replaced version are kept: viewers with the page open still play them. */
export const REPLACED_DAYS = 7

/** Longer than it takes to store any file. */
const UNFINISHED_DAYS = 1

interface Needs {
  catalogue: Pick<Reads, 'versions' | 'lists' | 'posters'>
  removal: RemovalActions
  dispatch: Pick<Dispatch, 'sweep'>
  store: Pick<Store, 'removeFolder' | 'removeUnfinished'>
}

/** Queues the deletion of files of replaced versions and of works that were in the trash too long. */
export async function sweepCatalogue(
  { catalogue, removal, dispatch, store }: Needs,
  now = new Date(),
): Promise<void> {
  const { versions, lists } = catalogue
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS)

  await store.removeUnfinished(before(UNFINISHED_DAYS))

  for (const { workId, version } of await versions.replacedBefore(before(REPLACED_DAYS))) {
    await dispatch.sweep([{ workId, version, original: true }])
    await removal.noteRemoved({ workId, version }, now)
  }

  for (const { id, workId } of await catalogue.posters.leftover(before(REPLACED_DAYS))) {
    await store.removeFolder(posterFolder({ workId, poster: id }))
    await removal.forgetPoster(id)
  }

  for (const { id } of await lists.trashedBefore(before(TRASH_DAYS))) {
    const leftover: SweepJob['versions'] = (await versions.of(id)).map(({ version }) => ({
      workId: id,
      version,
      original: true,
    }))
    await dispatch.sweep(leftover)
    await store.removeFolder(captionsFolder(id))
    await store.removeFolder(postersFolder(id))
    // Last: forgotten first, an interruption would leave files that nobody knows about.
    await removal.forget(id)
  }
}
