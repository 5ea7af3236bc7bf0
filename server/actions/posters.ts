import { ChaskiError } from '../../media/errors.ts'
import { newId } from '../../media/ids.ts'
import type { PosterJob, PosterSource } from '../../media/jobs/queues.ts'
import { posterSourceKey } from '../../media/layout.ts'
import type { PictureType, PosterChoice } from '../../media/schemas/poster.ts'
import type { Store } from '../../media/store/store.ts'
import type { Writes } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { WorkRecord } from '../records/work.ts'
import { posterSource } from '../rules/poster-source.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import type { Making } from './making.ts'

interface Needs extends ActNeeds {
  dispatch: Pick<Making, 'makePoster'>
  store: Pick<Store, 'put'>
}

export type PosterActions = ReturnType<typeof createPosterActions>

/**
 * What staff show of a work before it begins. Viewers keep seeing the present poster until the new one is made. Each
 * throws ChaskiError `not_found`.
 */
export function createPosterActions({ dispatch, store, ...needs }: Needs) {
  const act = createAct(needs)

  return {
    /** @throws ChaskiError `conflict` where the work has no such moment or candidate */
    async choose(actor: Actor, workId: string, choice: PosterChoice): Promise<WorkRecord> {
      const { work, job } = await act(actor, 'work.choose-poster', async ({ to, note, tell }) => {
        const work = found(await to.works.held(workId))
        const job =
          'poster' in choice ? await again(to, workId, choice.poster) : await begin(to, work, choice)
        note(workId, { after: { ...choice } })
        tell({ type: 'work', id: workId })
        return { work, job }
      })
      if (job) await dispatch.makePoster(job)
      return work
    },

    async choosePicture(
      actor: Actor,
      workId: string,
      type: PictureType,
      content: Buffer,
    ): Promise<WorkRecord> {
      const ref = { workId, poster: newId() }
      const source: PosterSource = { picture: type }
      // The picture first: whoever is asked to make a poster of it finds it.
      await store.put(posterSourceKey(ref), content)
      const work = await act(actor, 'work.choose-poster', async ({ to, note, tell }) => {
        const work = found(await to.works.held(workId))
        await to.posters.choose({ id: ref.poster, workId, version: null, source })
        note(workId, { after: { picture: type, bytes: content.length } })
        tell({ type: 'work', id: workId })
        return work
      })
      await dispatch.makePoster({ ...ref, from: source })
      return work
    },

    /** Back to the one that is made for every work. */
    chooseNone: (actor: Actor, workId: string): Promise<WorkRecord> =>
      act(actor, 'work.choose-poster', async ({ to, note, tell }) => {
        const work = found(await to.works.held(workId))
        if (await to.posters.chooseNone(workId)) {
          note(workId, { after: { picture: null } })
          tell({ type: 'work', id: workId })
        }
        return work
      }),
  }
}

async function begin(
  { posters }: Pick<Writes, 'posters'>,
  work: WorkRecord,
  choice: Exclude<PosterChoice, { poster: string }>,
): Promise<PosterJob> {
  const source = posterSource(work, choice)
  if (source === null) throw new ChaskiError('conflict')
  const poster = newId()
  await posters.choose({ id: poster, workId: work.id, version: source.version, source })
  return { workId: work.id, poster, from: source }
}

async function again({ posters }: Pick<Writes, 'posters'>, workId: string, id: string): Promise<null> {
  const kept = found(await posters.byId(id))
  if (kept.workId !== workId) throw new ChaskiError('not_found')
  if (kept.state !== 'ready') throw new ChaskiError('conflict')
  await posters.chooseAgain(kept)
  return null
}
