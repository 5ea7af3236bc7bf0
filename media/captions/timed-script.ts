import type { TimedSentence, TimedWord } from '../schemas/timed-script.ts'
import type { Cue } from './captions.ts'

/** Two lines of captions, by the usual rule of 42 letters each. */
const LINE = 42
const MOST_LETTERS = 2 * LINE
/** A caption that goes with the last sound is gone before it is read. */
const LINGERS = 0.4
/** Seconds. */
const SHORTEST = 1

/** Captions of the sentences: long ones in parts that fit two lines, none over the next. */
export function cuesOf(sentences: readonly TimedSentence[]): Cue[] {
  const cues = sentences.flatMap(({ words }) =>
    inParts(words).map((part) => ({
      start: part[0]?.start ?? 0,
      end: part.at(-1)?.end ?? 0,
      text: inLines(part.map(({ text }) => text)),
    })),
  )
  return cues
    .map(({ start, end, text }, index) => {
      const next = cues[index + 1]?.start ?? Number.POSITIVE_INFINITY
      return { start, end: Math.min(next, Math.max(end + LINGERS, start + SHORTEST)), text }
    })
    .filter(({ start, end }) => end > start)
    .map((cue) => ({ ...cue, text: escaped(cue.text) }))
}

/** `podcast:transcript` as JSON, word by word: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md */
export function podcastTranscript(sentences: readonly TimedSentence[]): object {
  return {
    version: '1.0.0',
    segments: sentences.flatMap(({ words }) =>
      words.map(({ text, start, end }) => ({ startTime: start, endTime: end, body: text })),
    ),
  }
}

/** A sentence at another time that somebody has set; its words keep their shares of it. */
export function movedTo(sentence: TimedSentence, start: number, end: number): TimedSentence {
  const length = sentence.end - sentence.start
  const factor = length > 0 ? (end - start) / length : 0
  const moved = (time: number): number => round(start + (time - sentence.start) * factor)
  const words = sentence.words.map((word) => ({ ...word, start: moved(word.start), end: moved(word.end) }))
  return { ...sentence, start: round(start), end: round(end), words, mended: true, doubtful: false }
}

/**
 * What people have set by hand stays, in a later script too: a sentence with the same words, in the same order, keeps its time
 * if that lies between its neighbours.
 * @param fresh laid on the same sound
 */
export function keepMended(
  before: readonly TimedSentence[],
  fresh: readonly TimedSentence[],
): TimedSentence[] {
  let from = 0
  const kept = fresh.map((sentence) => {
    const at = before.findIndex(
      ({ mended, text }, index) => index >= from && mended && text === sentence.text,
    )
    if (at === -1) return sentence
    from = at + 1
    return before[at] as TimedSentence
  })
  return kept.map((sentence, index) => {
    const previous = kept[index - 1]
    const next = kept[index + 1]
    const isAfter = previous === undefined || sentence.start >= previous.start
    const isBefore = next === undefined || sentence.start <= next.start
    return isAfter && isBefore ? sentence : (fresh[index] as TimedSentence)
  })
}

/** As few parts as there must be, of about equal length, rather after a mark than in the middle. */
function inParts(words: readonly TimedWord[]): TimedWord[][] {
  const letters = lengthOf(words)
  if (letters <= MOST_LETTERS || words.length < 2) return words.length === 0 ? [] : [[...words]]
  const middle = letters / 2
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let at = 1; at < words.length; at++) {
    const off = Math.abs(lengthOf(words.slice(0, at)) - middle)
    const isMark = /[,;:.!?…]$/.test(words[at - 1]?.text ?? '')
    const cost = isMark ? off / 3 : off
    if (cost < least) {
      least = cost
      best = at
    }
  }
  return [...inParts(words.slice(0, best)), ...inParts(words.slice(best))]
}

function lengthOf(words: readonly TimedWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length + 1, -1)
}

/** On one line if it fits, else on two of about equal length. */
function inLines(words: readonly string[]): string {
  const text = words.join(' ')
  if (text.length <= LINE) return text
  let best = text
  let least = Number.POSITIVE_INFINITY
  for (let at = 1; at < words.length; at++) {
    const [upper, lower] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
    const longest = Math.max(upper.length, lower.length)
    if (longest >= least) continue
    least = longest
    best = `${upper}\n${lower}`
  }
  return best
}

/** In WebVTT these begin a tag or a character by its name, and a time line. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('-->', '→')
}

function round(time: number): number {
  return Math.round(Math.max(0, time) * 100) / 100
}
