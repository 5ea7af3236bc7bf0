import type { TimedSentence, TimedWord } from '../../media/schemas/timed-script.ts'
import { COEFFICIENTS, type Frames, HOP_SECONDS, mfcc } from './mfcc.ts'
import { shares } from './said.ts'
import { leastCost, type Track, warp } from './warp.ts'

/** A sentence and how a voice says it, clause by clause, without silence at the ends. */
export interface SaidSentence {
  text: string
  clauses: SaidClause[]
}

export interface SaidClause {
  words: readonly string[]
  /** Mono, 16 bit, at `SAMPLE_RATE`. */
  sound: Int16Array
}

// Found on real voices with music and noise below them: `npm run bench alignment` prints what they give.
/** What it costs, in standard deviations, that a frame belongs to nothing that is said: in silence, and where it is loud. */
const SILENT_GAP = 0.5
const LOUD_GAP = 1
/** The level counts less than the sound: music is loud too. */
const LEVEL_WEIGHT = 0.5
/** A sentence that fits what is heard there hardly better than its own sound backwards is not what is heard there. */
const DOUBTFUL = 0.99
/** The same of all sentences together, which tell much more surely than one; then of each of them that is no better. */
const DOUBTFUL_WHOLE = 0.965

/**
 * Lays a script on the sound in which somebody says it. Pure: both sounds are decoded.
 * @param heard mono, 16 bit, at `SAMPLE_RATE`
 * @returns the sentences in their order, each with its words, in seconds of `heard`
 */
export function align(heard: Int16Array, said: readonly SaidSentence[]): TimedSentence[] {
  const clauses = said.flatMap((sentence) => sentence.clauses)
  if (clauses.length === 0 || heard.length === 0) return []
  const sound = mfcc(heard)
  const voice = layOut(clauses.map((clause) => mfcc(clause.sound)))
  const track = trackOf(sound, voice)
  const path = warp(track)

  let clause = 0
  const found = said.map(({ text, clauses: parts }) => {
    const bounds = voice.bounds.slice(clause, clause + parts.length)
    clause += parts.length
    const words = parts.flatMap((part, index) => wordsAlong(path, part.words, bounds[index] as Bounds))
    const [from, to] = [bounds[0]?.[0] ?? 0, bounds.at(-1)?.[1] ?? 0]
    const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0]
    const alike = likeness(track, [firstAt(path, from), firstAt(path, to)], [from, to])
    return { text, start, end, words, alike }
  })
  const isWrong =
    found.reduce((sum, { alike }) => sum + Math.min(alike, 1), 0) / found.length > DOUBTFUL_WHOLE
  const most = isWrong ? DOUBTFUL_WHOLE : DOUBTFUL
  return found.map(({ alike, ...sentence }) => ({ ...sentence, mended: false, doubtful: alike > most }))
}

/**
 * How well a stretch that is said fits one that is heard, by what it costs, compared with the same said backwards: as long, as
 * loud, by the same voice. Near 1 if the order of its sounds does not matter.
 */
function likeness({ cost }: Track, [start, end]: Bounds, [from, to]: Bounds): number {
  if (end <= start) return Number.POSITIVE_INFINITY
  const size = { heard: end - start, said: to - from }
  const forwards = leastCost({ ...size, cost: (i, j) => cost(start + i, from + j) })
  const backwards = leastCost({ ...size, cost: (i, j) => cost(start + i, to - 1 - j) })
  return forwards / backwards
}

/** The first frame of a clause, and the one after its last. */
type Bounds = [from: number, to: number]

interface Voice extends Frames {
  /** 1 for a frame that stands for whatever is heard between two clauses. */
  gap: Uint8Array
  bounds: Bounds[]
}

/** All clauses in one row: a gap before each, and one after the last. */
function layOut(clauses: readonly Frames[]): Voice {
  const count = clauses.reduce((sum, clause) => sum + clause.count + 1, 1)
  const values = new Float32Array(count * COEFFICIENTS)
  const gap = new Uint8Array(count).fill(1)
  let at = 1
  const bounds = clauses.map((clause): Bounds => {
    values.set(clause.values, at * COEFFICIENTS)
    gap.fill(0, at, at + clause.count)
    const from = at
    at += clause.count + 1
    return [from, at - 1]
  })
  return { count, values, gap, bounds }
}

function trackOf(sound: Frames, voice: Voice): Track {
  const levels = Array.from({ length: sound.count }, (_, i) => sound.values[i * COEFFICIENTS] as number)
  const sorted = levels.toSorted((a, b) => a - b)
  const quiet = sorted[Math.floor(sorted.length * 0.05)] as number
  const loud = sorted[Math.floor(sorted.length * 0.95)] as number
  const loudness = levels.map((level) =>
    loud > quiet ? Math.min(1, Math.max(0, (level - quiet) / (loud - quiet))) : 0,
  )
  const a = normal(sound, (i) => (loudness[i] as number) > 0.4)
  const b = normal(voice, (j) => voice.gap[j] === 0)
  const gaps = loudness.map((share) => SILENT_GAP + (LOUD_GAP - SILENT_GAP) * share)
  return {
    heard: sound.count,
    said: voice.count,
    cost(i, j) {
      if (voice.gap[j] === 1) return gaps[i] as number
      let sum = 0
      for (let c = 0; c < COEFFICIENTS; c++) {
        const difference = (a[i * COEFFICIENTS + c] as number) - (b[j * COEFFICIENTS + c] as number)
        sum += difference * difference
      }
      return Math.sqrt(sum / COEFFICIENTS)
    },
  }
}

/**
 * The coefficients in standard deviations from their mean, which takes out microphone, room and what is particular to a voice.
 * @param counts whether a frame is one of speech, and so of those that mean and deviation are taken of
 */
function normal({ count, values }: Frames, counts: (index: number) => boolean): Float32Array {
  const result = new Float32Array(values.length)
  for (let c = 0; c < COEFFICIENTS; c++) {
    let [sum, squares, speech] = [0, 0, 0]
    for (let i = 0; i < count; i++) {
      if (!counts(i)) continue
      const value = values[i * COEFFICIENTS + c] as number
      sum += value
      squares += value * value
      speech++
    }
    const mean = speech === 0 ? 0 : sum / speech
    const deviation = speech === 0 ? 1 : Math.sqrt(Math.max(1e-6, squares / speech - mean * mean))
    const weight = c === 0 ? LEVEL_WEIGHT : 1
    for (let i = 0; i < count; i++)
      result[i * COEFFICIENTS + c] = (weight * ((values[i * COEFFICIENTS + c] as number) - mean)) / deviation
  }
  return result
}

/** The words of a clause, each with its share of the said frames, where those are heard. */
function wordsAlong(path: Int32Array, words: readonly string[], [from, to]: Bounds): TimedWord[] {
  const parts = shares(words)
  let at = from
  return words.map((text, index) => {
    const next = index === words.length - 1 ? to : at + (to - from) * (parts[index] as number)
    const [start, end] = [firstAt(path, Math.round(at)), firstAt(path, Math.round(next))]
    at = next
    return { text, start: seconds(start), end: seconds(end) }
  })
}

/** The first heard frame that belongs to a said one or to a later one; the path never falls. */
function firstAt(path: Int32Array, said: number): number {
  let [low, high] = [0, path.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((path[middle] as number) < said) low = middle + 1
    else high = middle
  }
  return low
}

function seconds(frame: number): number {
  return Math.round(frame * HOP_SECONDS * 100) / 100
}
