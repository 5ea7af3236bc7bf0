import { type SpokenSentence, spokenSentences } from '../../media/captions/spoken.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { TimedScriptRecord } from '../records/timed-script.ts'
import { scriptFingerprint } from '../rules/script-fingerprint.ts'

/** A sentence where it stands in the script, and when it is heard. */
export interface PlacedSentence extends SpokenSentence {
  /** Seconds. */
  start: number
  end: number
}

/** The sentences of the present script with their times; none where those are of another script or sound. */
export function timesFor(
  work: Pick<Work, 'kind' | 'language' | 'broadcast' | 'sha256'>,
  timed: Pick<TimedScriptRecord, 'fingerprint' | 'sentences'> | undefined,
): PlacedSentence[] {
  if (timed === undefined || timed.fingerprint !== scriptFingerprint(work)) return []
  const spoken = spokenSentences(work.broadcast?.script.trim() ?? '')
  if (spoken.length !== timed.sentences.length) return []
  return spoken.map((sentence, index) => {
    const { start = 0, end = 0 } = timed.sentences[index] ?? {}
    return { ...sentence, start, end }
  })
}
