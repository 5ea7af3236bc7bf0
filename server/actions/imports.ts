import type { Calendar } from '../../media/calendar.ts'
import { readCaptions, writeWebVtt } from '../../media/captions/captions.ts'
import { ChaskiError } from '../../media/errors.ts'
import type { WorkEdit } from '../../media/schemas/work.ts'
import { lineName } from '../imports/line-name.ts'
import type { Actor } from '../records/actor.ts'
import { type ActNeeds, createAct } from './act.ts'
import type { CaptionActions } from './captions.ts'
import type { WorkActions } from './works.ts'

interface Needs extends ActNeeds {
  calendar: Calendar
  works: Pick<WorkActions, 'edit'>
  captions: Pick<CaptionActions, 'set'>
}

/** What a line of a manifest says of a work whose file is there. */
export interface LineSaid {
  key: string | null
  /** Of its file. */
  sha256: string
  /** Of everything else in the line. */
  fingerprint: string
  /** What the work does not say already. */
  fields: WorkEdit
  project: string | null
  captions: { language: string; path: string; content: string }[]
  earlier: { views: number; until: Date; source: string } | null
}

export type ImportActions = ReturnType<typeof createImportActions>

/** The end of importing a line, whichever way its file came in. */
export function createImportActions({ calendar, works, captions, ...needs }: Needs) {
  const act = createAct(needs)

  return {
    /**
     * Makes a work what a line says of it. The line is noted last: what is interrupted is found by its hash the next
     * time, and goes on as an edit.
     * @throws ChaskiError `bad_request` for captions that cannot be read, before anything is changed
     */
    async settle(actor: Actor, workId: string, line: LineSaid): Promise<void> {
      const texts = line.captions.map(readable)
      if (Object.keys(line.fields).length > 0) await works.edit(actor, workId, line.fields)
      if (line.project !== null) await works.edit(actor, workId, { project: line.project })
      for (const { language, content } of texts) await captions.set(actor, workId, language, content)
      await act(actor, 'work.import', async ({ to, note, tell }) => {
        if (line.earlier) {
          const { views, until, source } = line.earlier
          // The instant is the end of the day, which belongs to the next one.
          const day = calendar.dayOf(new Date(until.getTime() - 1))
          await to.imports.setEarlierViews(workId, { source, day, views })
          note(workId, { after: { earlierViews: views, source, day } })
        }
        const { sha256, fingerprint } = line
        await to.imports.note(lineName(line, sha256), { workId, sha256, fingerprint })
        tell({ type: 'work', id: workId })
      })
    },
  }
}

/**
 * Captions as they are served.
 * @throws ChaskiError `bad_request` that names the line at fault
 */
export function readable({ language, path, content }: LineSaid['captions'][number]) {
  const read = readCaptions(content)
  if ('cues' in read) return { language, content: writeWebVtt(read.cues) }
  const fields = read.faults.map(({ line, message }) => ({ path: `${path}:${line}`, message }))
  throw new ChaskiError('bad_request', { fields })
}
