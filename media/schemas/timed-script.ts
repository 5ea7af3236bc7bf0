import { type Static, Type } from 'typebox'
import { Exact } from './common.ts'

const Seconds = Type.Number({ minimum: 0, maximum: 360_000, description: 'seconds' })

export const TimedWord = Exact(
  { text: Type.String({ maxLength: 20_000 }), start: Seconds, end: Seconds },
  { $id: 'TimedWord' },
)
export type TimedWord = Static<typeof TimedWord>

export const TimedSentence = Exact(
  {
    text: Type.String({ maxLength: 20_000 }),
    start: Seconds,
    end: Seconds,
    words: Type.Array(TimedWord, { maxItems: 10_000 }),
    mended: Type.Boolean({ description: 'staff have set its time by hand' }),
    doubtful: Type.Boolean({ description: 'what is heard there does not sound like it' }),
  },
  { $id: 'TimedSentence' },
)
export type TimedSentence = Static<typeof TimedSentence>

export const SentenceTime = Exact({ start: Seconds, end: Seconds }, { $id: 'SentenceTime' })
export type SentenceTime = Static<typeof SentenceTime>

/** When the script of a work is heard, as staff see it. */
export const TimedScript = Exact(
  {
    sentences: Type.Array(TimedSentence),
    current: Type.Boolean({ description: 'false while a newer script or file is waiting to be timed' }),
    timedAt: Type.String({ description: 'RFC 3339' }),
  },
  { $id: 'TimedScript' },
)
export type TimedScript = Static<typeof TimedScript>

export const SentenceTimes = Exact({
  sentences: Type.Array(SentenceTime, { minItems: 1, maxItems: 5000, description: 'one for each sentence' }),
})
