import type { ChaskiError } from '../../media/errors.ts'
import type { ScriptJob } from '../../media/jobs/queues.ts'
import { publishedKey } from '../../media/layout.ts'
import type { JobContext } from '../jobs/context.ts'
import type { Needs } from '../jobs/handler.ts'
import { timeScript } from './time-script.ts'
import { transcribe } from './transcribe.ts'

/** Lays the script of a published work on the file that people hear, and reports the times. */
export async function scriptJob(
  { jobs, transcriber = null }: Needs,
  data: ScriptJob,
  context: JobContext,
): Promise<void> {
  const { workId, version, file, script: text, language, fingerprint } = data
  const path = await context.store.localCopy(publishedKey({ workId, version }, file), context.scratch)
  const sentences =
    transcriber === null
      ? await timeScript(path, { text, language }, context)
      : await transcribe(transcriber, path, { text, language }, context)
  await jobs.reportScript({ type: 'timed', workId, version, fingerprint, sentences, problem: null })
}

/** A work is complete without times; staff are told why it has none. */
export async function leaveScriptUntimed(
  { jobs }: Needs,
  { workId, version, fingerprint }: ScriptJob,
  { code }: ChaskiError,
): Promise<void> {
  await jobs.reportScript({ type: 'timed', workId, version, fingerprint, sentences: [], problem: code })
}
