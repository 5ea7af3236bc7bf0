import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Calendar } from '../../media/calendar.ts'
import { readCaptions, writeWebVtt } from '../../media/captions/captions.ts'
import { decodeText } from '../../media/decode-text.ts'
import { ChaskiError } from '../../media/errors.ts'
import { newWorkId } from '../../media/ids.ts'
import type { Step } from '../imports/plan.ts'
import type { Actor } from '../records/actor.ts'
import { type ActNeeds, createAct } from './act.ts'
import type { CaptionActions } from './captions.ts'
import type { Intake } from './intake.ts'
import type { WorkActions } from './works.ts'

interface Needs extends ActNeeds {
  calendar: Calendar
  intake: Intake
  works: Pick<WorkActions, 'edit'>
  captions: Pick<CaptionActions, 'set'>
  /** For copies under way: an import leaves the folder that it reads as it is. */
  uploadsFolder: string
}

export type ImportActions = ReturnType<typeof createImportActions>

/**
 * Takes in one line of a manifest. The line is noted last: what is interrupted is found by its hash the next time, and
 * goes on as an edit.
 */
export function createImportActions({ calendar, intake, works, captions, uploadsFolder, ...needs }: Needs) {
  const act = createAct(needs)

  const takeIn = async (actor: Actor, folder: string, step: Step, workId: string | null): Promise<string> => {
    const { file, row } = step
    const uploadId = newWorkId()
    const path = join(uploadsFolder, `${uploadId}.part`)
    await copyFile(join(folder, file.path), path)
    const fileName = file.path.slice(file.path.lastIndexOf('/') + 1)
    const metadata = { fields: row.fields, fileName, wish: row.kind, workId }
    const { bytes, sha256 } = file
    return (await intake({ actor, uploadId, path, bytes, sha256, metadata })).id
  }

  return {
    /**
     * @param folder that paths of the step are in
     * @param name by which the line is known the next time
     * @throws ChaskiError when the file or its captions are refused
     */
    async take(actor: Actor, folder: string, step: Step, name: string): Promise<void> {
      const { row, file, fingerprint } = step
      if (step.do === 'nothing') return
      // Before anything is made of the line: captions that cannot be read refuse it whole.
      const texts = await Promise.all(
        step.captions.map(async ({ language, path }) => ({
          language,
          content: captionsIn(await readFile(join(folder, path)), path),
        })),
      )
      const workId =
        step.do === 'edit'
          ? step.workId
          : await takeIn(actor, folder, step, step.do === 'add' ? null : step.workId)
      if (step.do !== 'add' && Object.keys(row.fields).length > 0) await works.edit(actor, workId, row.fields)
      if (row.project !== null) await works.edit(actor, workId, { project: row.project })
      for (const { language, content } of texts) await captions.set(actor, workId, language, content)
      await act(actor, 'work.import', async ({ to, note, tell }) => {
        if (row.earlier) {
          const { views, until, source } = row.earlier
          // The instant is the end of the day, which belongs to the next one.
          const day = calendar.dayOf(new Date(until.getTime() - 1))
          await to.imports.setEarlierViews(workId, { source, day, views })
          note(workId, { after: { earlierViews: views, source, day } })
        }
        await to.imports.note(name, { workId, sha256: file.sha256, fingerprint })
        tell({ type: 'work', id: workId })
      })
    },
  }
}

function captionsIn(bytes: Buffer, path: string): string {
  const read = readCaptions(decodeText(bytes))
  if ('cues' in read) return writeWebVtt(read.cues)
  const fields = read.faults.map(({ line, message }) => ({ path: `${path}:${line}`, message }))
  throw new ChaskiError('bad_request', { fields })
}
