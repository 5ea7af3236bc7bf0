import type { SweepJob } from '../../media/jobs/queues.ts'
import { captionsFolder } from '../../media/layout.ts'
import { TRASH_DAYS } from '../../media/retention.ts'
import type { Store } from '../../media/store/store.ts'
import type { RemovalActions } from '../actions/removal.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Dispatch } from './dispatch.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** How long the files of a replaced version stay: viewers who have the page open still play them. */
export const REPLACED_DAYS = 7

/** No file takes as long as this to be stored. */
const UNFINISHED_DAYS = 1

interface Needs {
  catalogue: Pick<Reads, 'versions' | 'lists'>
  removal: RemovalActions
  dispatch: Pick<Dispatch, 'sweep'>
  store: Pick<Store, 'removeFolder' | 'removeUnfinished'>
}

/** Has the files removed that nobody will ask for again: of replaced versions, and of what lay in the trash too long. */
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

  for (const { id } of await lists.trashedBefore(before(TRASH_DAYS))) {
    const leftover: SweepJob['versions'] = (await versions.of(id)).map(({ version }) => ({
      workId: id,
      version,
      original: true,
    }))
    await dispatch.sweep(leftover)
    await store.removeFolder(captionsFolder(id))
    // Last: were it forgotten first, a stop in between would leave files that nobody knows.
    await removal.forget(id)
  }
}
