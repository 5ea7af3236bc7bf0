/**
 * The times at which all rungs are cut. Switching rungs requires keyframes at the same time in every rung, so the times are
 * whole frames of the slowest rung.
 */

/** A work starts with short segments, so that the first picture comes early. */
const OPENING = [2, 4] as const
const SEGMENT_SECONDS = 4
/** Minimum length of the last segment or chunk; a shorter one is merged with the previous. */
const SHORTEST_SEGMENT = 1
/** Where the first chunks end. A viewer waits for the first; the second is ready before the first has been watched. */
const FIRST_BOUNDS = [2, 8] as const

/** Where segments start, and the end, in seconds: `[0, 2, 4, 8, 12, … duration]`. */
export function segmentTimes(duration: number): number[] {
  const times = [0]
  for (let next: number = OPENING[0]; duration - next >= SHORTEST_SEGMENT; ) {
    times.push(next)
    next = next === OPENING[0] ? OPENING[1] : next + SEGMENT_SECONDS
  }
  return [...times, duration]
}

/**
 * Length of a chunk. Long enough that starting ffmpeg and decoding up to the first frame cost little, short enough that a
 * crash costs little and the last chunks keep all cores busy. Many sources have a keyframe only every 8 or 10 s, so on
 * average half of that is decoded for nothing at the start of each chunk, in each group.
 */
export function chunkSeconds(duration: number): number {
  if (duration <= 900) return 16
  return duration <= 3600 ? 20 : 24
}

/**
 * Merges the short opening chunks with the next one: for rungs shown only when complete and encoded one chunk at a time,
 * every start of ffmpeg is pure loss.
 */
export function withoutOpening(chunks: readonly Chunk[]): Chunk[] {
  const opening = chunks.slice(0, FIRST_BOUNDS.length + 1)
  const [first] = opening
  if (first === undefined) return []
  const joined: Chunk = {
    ...first,
    end: opening.at(-1)?.end ?? null,
    segments: opening.flatMap(({ segments }) => segments),
  }
  return [joined, ...chunks.slice(opening.length)].map((chunk, index) => ({ ...chunk, index }))
}

/** The nearest time that is a whole number of frames of `frameSeconds` each. */
export function onFrame(time: number, frameSeconds: number): number {
  return Math.round(time / frameSeconds) * frameSeconds
}

export interface Chunk {
  index: number
  /** Seconds, on a frame. */
  start: number
  /** Seconds, on a frame; null if it runs to the end of the source, whatever length the file claims. */
  end: number | null
  /** Number of its first segment within the work. */
  firstSegment: number
  /** Start of each of its segments, in seconds; the first is `start`. */
  segments: number[]
}

/**
 * Cuts a work into chunks of whole segments.
 * @param frameSeconds length of a frame of the slowest rung
 */
export function chunksOf(duration: number, frameSeconds: number): Chunk[] {
  const starts = segmentTimes(duration)
    .slice(0, -1)
    .map((time) => onFrame(time, frameSeconds))
  const length = chunkSeconds(duration)
  const chunks: Chunk[] = []
  let until = 0
  starts.forEach((start, number) => {
    const current = chunks.at(-1)
    // Rounding to frames must not push a segment into the next chunk.
    if (current === undefined || start >= until - 0.5) {
      if (current) current.end = start
      chunks.push({ index: chunks.length, start, end: null, firstSegment: number, segments: [start] })
      until = FIRST_BOUNDS[chunks.length - 1] ?? start + length
    } else {
      current.segments.push(start)
    }
  })
  return chunks
}
