import type { TimedSentence } from '../../media/schemas/timed-script.ts'

/** When the sentences of a script are heard in the sound of its work. */
export interface TimedScriptRecord {
  workId: string
  /** What it follows from (`script-fingerprint.ts`); where that of the work is another, it is out of date. */
  fingerprint: string
  /** SHA-256 of the upload. */
  sound: string
  script: string
  language: string | null
  sentences: TimedSentence[]
  /** Code of the error that kept it from getting times. */
  problem: string | null
  timedAt: string
}
