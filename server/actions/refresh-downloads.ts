import { newId } from '../../media/ids.ts'
import type { DownloadsOutcome } from '../../media/jobs/queues.ts'
import { publishedKey } from '../../media/layout.ts'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue, Reads } from '../catalogue/catalogue.ts'
import { tagsFingerprint } from '../rules/work-tags.ts'
import { type ActNeeds, createAct } from './act.ts'
import { SYSTEM } from './actor.ts'
import type { Rewriting } from './making.ts'
import { SETTLED_SECONDS } from './refresh-tags.ts'

/** Per turn, so that new uploads do not queue behind the whole catalogue after an upgrade. */
const AT_ONCE = 5

/**
 * Asks for the files of films and brochures that say what staff have changed since, or were made before files carried a card. Asking
 * again while the first request waits changes nothing.
 * @returns the ids of the works asked for
 */
export async function refreshDownloads(
  { catalogue, dispatch }: { catalogue: Pick<Reads, 'staleTags'>; dispatch: Rewriting },
  now = new Date(),
): Promise<string[]> {
  const settledBefore = new Date(now.getTime() - SETTLED_SECONDS * 1000)
  const asked: string[] = []
  for (const work of await catalogue.staleTags.downloads(settledBefore, AT_ONCE)) {
    const { published, visibleVersion: version } = work
    if (published === null || published.kind === 'spot' || version === null) continue
    const { kind, downloads } = published
    const film = published.kind === 'video' ? published : { duration: 0, hasSound: false, rungs: [] as const }
    await dispatch.makeDownloads(work, {
      ...{ workId: work.id, version, attempt: work.attempt, kind, downloads, mark: newId() },
      ...{ fingerprint: tagsFingerprint(work), duration: film.duration, hasSound: film.hasSound },
      rungs: film.rungs.map(({ name, width, height }) => ({ name, width, height })),
    })
    asked.push(work.id)
  }
  return asked
}

interface StoreNeeds extends ActNeeds {
  catalogue: Pick<Catalogue, 'transaction'> & Pick<Reads, 'works'>
  store: Pick<Store, 'remove'>
}

/** @returns whether the work is still the one they were made for */
export async function storeDownloads(
  { store, ...needs }: StoreNeeds,
  { workId, version, fingerprint, downloads, problem }: DownloadsOutcome,
): Promise<boolean> {
  const ref = { workId, version }
  const replaced = await createAct(needs)(SYSTEM, 'work.refresh-tags', async ({ to, note, tell }) => {
    const before = await to.works.held(workId)
    if (!before?.published || before.visibleVersion !== version) return null
    const after = await to.staleTags.replaceDownloads(before, fingerprint, downloads)
    if (!after) return null
    note(workId, { after: { downloads: downloads?.length ?? 0, problem } })
    tell({ type: 'work', id: workId })
    const kept = new Set(after.published?.downloads.map(({ file }) => file))
    return before.published.downloads.flatMap(({ file }) => (kept.has(file) ? [] : [file]))
  })
  // Nobody finds them any more, and of a work that has become sensitive they would say what it is.
  for (const file of replaced ?? []) await store.remove(publishedKey(ref, file))
  return replaced !== null
}
