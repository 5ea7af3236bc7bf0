import { writeWebVtt } from '../../media/captions/captions.ts'
import { cuesOf, keepMended, movedTo } from '../../media/captions/timed-script.ts'
import { ChaskiError } from '../../media/errors.ts'
import type { ScriptOutcome } from '../../media/jobs/queues.ts'
import { captionKey } from '../../media/layout.ts'
import type { Published } from '../../media/schemas/published.ts'
import type { SentenceTime, TimedSentence } from '../../media/schemas/timed-script.ts'
import type { Store } from '../../media/store/store.ts'
import type { Catalogue, Reads } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { TimedScriptRecord } from '../records/timed-script.ts'
import type { WorkRecord } from '../records/work.ts'
import { isMadeCaptions, madeCaptions } from '../rules/made-captions.ts'
import { scriptFingerprint } from '../rules/script-fingerprint.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import { SYSTEM } from './actor.ts'
import type { Making } from './making.ts'

interface Needs extends ActNeeds {
  catalogue: Pick<Catalogue, 'transaction'> & Pick<Reads, 'works' | 'timedScripts'>
  store: Pick<Store, 'put'>
  dispatch: Pick<Making, 'timeScript'>
  now?: () => Date
}

export type ScriptActions = ReturnType<typeof createScriptActions>

/** How long a work must have been left alone: people filling in a form save many times. */
const SETTLED_SECONDS = 30
/** Per turn, so that new uploads do not queue behind the whole catalogue after an upgrade. */
const AT_ONCE = 20

/** The times of scripts: asked of the workers, stored, mended by staff. */
export function createScriptActions({ store: files, dispatch, now = () => new Date(), ...needs }: Needs) {
  const act = createAct(needs)
  const { catalogue } = needs

  const ask = async (work: WorkRecord): Promise<void> => {
    const fingerprint = scriptFingerprint(work)
    const file = soundFile(work.published)
    if (fingerprint === null || work.visibleVersion === null) return
    if (file === null) {
      const ref = { workId: work.id, version: work.visibleVersion }
      await store({ type: 'timed', ...ref, fingerprint, sentences: [], problem: 'no_sound' })
      return
    }
    await dispatch.timeScript({
      ...{ workId: work.id, version: work.visibleVersion, attempt: work.attempt, kind: work.kind },
      ...{ file, fingerprint, script: work.broadcast?.script.trim() ?? '', language: work.language },
    })
  }

  /** Stores times and, for a film, captions made of them. */
  const put = async (
    actor: Actor,
    record: TimedScriptRecord,
    isCurrent: (work: WorkRecord) => boolean,
  ): Promise<boolean> => {
    const { workId, sentences } = record
    const work = await catalogue.works.byId(workId)
    if (!work || !isCurrent(work)) return false
    const made = work.kind === 'video' && sentences.length > 0 ? writeWebVtt(cuesOf(sentences)) : null
    const tag = madeCaptions(record.language)
    // The text first: whoever reads that there are captions finds them.
    if (made !== null) await files.put(captionKey(workId, tag), made)
    return act(actor, 'work.time-script', async ({ to, note, tell }) => {
      const held = await to.works.held(workId)
      if (!held || !isCurrent(held)) return false
      await to.timedScripts.set(record)
      for (const { language } of await to.captions.of([workId]))
        if (isMadeCaptions(language)) await to.captions.remove(workId, language)
      if (made !== null) await to.captions.set(workId, tag, Buffer.byteLength(made))
      note(workId, { after: { sentences: sentences.length, problem: record.problem } })
      tell({ type: 'work', id: workId })
      return true
    })
  }

  /** What a worker found. Of a script or a sound that has changed since, it changes nothing. */
  const store = async ({ workId, fingerprint, sentences, problem }: ScriptOutcome): Promise<boolean> => {
    const work = await catalogue.works.byId(workId)
    if (!work) return false
    const before = await catalogue.timedScripts.of(workId)
    const mended = before?.sound === work.sha256 ? keepMended(before.sentences, sentences) : sentences
    const record = {
      ...{ workId, fingerprint, problem, sound: work.sha256, language: work.language },
      script: work.broadcast?.script.trim() ?? '',
      sentences: mended,
      timedAt: now().toISOString(),
    }
    return put(SYSTEM, record, (current) => scriptFingerprint(current) === fingerprint)
  }

  return {
    /** Asks for the times of a work that has just been published, if its script has none for this sound. */
    async follow(workId: string): Promise<void> {
      const work = await catalogue.works.byId(workId)
      if (!work || scriptFingerprint(work) === null) return
      const timed = await catalogue.timedScripts.of(workId)
      if (timed?.fingerprint !== scriptFingerprint(work)) await ask(work)
    },

    /** Asks for whatever is out of date, and forgets the times of scripts that are gone. */
    async catchUp(): Promise<void> {
      const settled = new Date(now().getTime() - SETTLED_SECONDS * 1000)
      for (const work of await catalogue.timedScripts.stale(settled, AT_ONCE)) await ask(work)
      for (const workId of await catalogue.timedScripts.orphans(AT_ONCE)) {
        await act(SYSTEM, 'work.time-script', async ({ to, note, tell }) => {
          await to.timedScripts.remove(workId)
          for (const { language } of await to.captions.of([workId]))
            if (isMadeCaptions(language)) await to.captions.remove(workId, language)
          note(workId, { after: { sentences: 0, problem: null } })
          tell({ type: 'work', id: workId })
        })
      }
    },

    store,

    /**
     * Staff set the times of sentences.
     * @param times one for each sentence, in their order
     * @throws ChaskiError `not_found`, `changed_meanwhile` where the script has other sentences by now, `bad_request`
     */
    async mend(actor: Actor, workId: string, times: readonly SentenceTime[]): Promise<TimedScriptRecord> {
      const before = found(await catalogue.timedScripts.of(workId))
      if (times.length !== before.sentences.length) throw new ChaskiError('changed_meanwhile')
      const fields = times.flatMap(({ start, end }, index) =>
        end > start && start >= (times[index - 1]?.start ?? 0)
          ? []
          : [
              {
                path: `sentences/${index}`,
                message: 'ends after it begins, and begins after the one before it',
              },
            ],
      )
      if (fields.length > 0) throw new ChaskiError('bad_request', { fields })
      const sentences = before.sentences.map((sentence, index): TimedSentence => {
        const { start, end } = times[index] as SentenceTime
        return start === sentence.start && end === sentence.end ? sentence : movedTo(sentence, start, end)
      })
      const record = { ...before, sentences, timedAt: now().toISOString() }
      if (!(await put(actor, record, () => true))) throw new ChaskiError('not_found')
      return record
    },
  }
}

/** The file that people hear, whose times are those of the player; null for a work without sound. */
function soundFile(published: Published | null): string | null {
  if (published === null || published.kind === 'brochure') return null
  const wanted = published.kind === 'spot' ? 'audio/flac' : 'audio/mp4'
  return published.downloads.find(({ type }) => type === wanted)?.file ?? null
}
