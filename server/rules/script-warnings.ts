import { clock } from '../../media/measures.ts'
import type { Warning } from '../../media/schemas/warning.ts'
import type { TimedScriptRecord } from '../records/timed-script.ts'
import type { WorkRecord } from '../records/work.ts'
import { scriptFingerprint } from './script-fingerprint.ts'

/** Enough to find a sentence by. */
const SHOWN_LETTERS = 60

/** What staff should know of how a script and its sound fit; nothing of a script or a sound that is no longer the present one. */
export function scriptWarnings(
  work: Pick<WorkRecord, 'kind' | 'language' | 'broadcast' | 'sha256'>,
  timed: Pick<TimedScriptRecord, 'fingerprint' | 'sentences' | 'problem'> | undefined,
): Warning[] {
  if (timed === undefined || timed.fingerprint !== scriptFingerprint(work)) return []
  if (timed.problem !== null) return [{ code: 'script_untimed', reason: timed.problem }]
  const doubtful = timed.sentences.filter((sentence) => sentence.doubtful)
  const [first] = doubtful
  if (first === undefined) return []
  const text = first.text.length > SHOWN_LETTERS ? `${first.text.slice(0, SHOWN_LETTERS)}…` : first.text
  const more = doubtful.length > 1 ? ` (+${doubtful.length - 1})` : ''
  return [{ code: 'script_mismatch', about: `${clock(first.start)} «${text}»${more}` }]
}
