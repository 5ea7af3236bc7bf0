import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeText } from '../../../media/decode-text.ts'
import { newWorkId } from '../../../media/ids.ts'
import { type ImportActions, readable } from '../../actions/imports.ts'
import type { Intake } from '../../actions/intake.ts'
import type { Step } from '../../imports/plan.ts'
import type { Actor } from '../../records/actor.ts'

interface Needs extends ImportActions {
  intake: Intake
  /** For copies under way: an import leaves the folder that it reads as it is. */
  uploadsFolder: string
}

/** Takes in one line of a manifest whose files are in a folder of this machine. */
export function createTakeStep({ intake, settle, uploadsFolder }: Needs) {
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

  /**
   * @param folder that paths of the step are in
   * @throws ChaskiError when the file or its captions are refused
   */
  return async (actor: Actor, folder: string, step: Step): Promise<void> => {
    const { row, file, fingerprint } = step
    if (step.do === 'nothing') return
    const captions = await Promise.all(
      step.captions.map(async ({ language, path }) => ({
        ...{ language, path },
        content: decodeText(await readFile(join(folder, path))),
      })),
    )
    // Before anything is made of the line: captions that cannot be read refuse it whole.
    for (const one of captions) readable(one)
    const workId =
      step.do === 'edit'
        ? step.workId
        : await takeIn(actor, folder, step, step.do === 'add' ? null : step.workId)
    const { key, project, earlier } = row
    const { sha256 } = file
    // A new work has its fields from the file's arrival.
    const fields = step.do === 'add' ? {} : row.fields
    await settle(actor, workId, { key, sha256, fingerprint, fields, project, captions, earlier })
  }
}
