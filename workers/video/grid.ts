/**
 * The times at which all rungs are cut. A switch of rung is only possible where every rung has a keyframe at the same
 * time, so the times are whole frames of the slowest rung.
 */

/** The first picture shall come early, so the work opens with short segments. */
const OPENING = [2, 4] as const
const SEGMENT_SECONDS = 4
/** The shortest that a last segment or chunk may be; a shorter one joins the one before. */
const SHORTEST_SEGMENT = 1
/**
 * Where the first chunks end. The first is what a viewer waits for; the second is done before it has been watched.
 */
const FIRST_BOUNDS = [2, 8] as const

/** Where segments begin, and the end, in seconds of the wall: `[0, 2, 4, 8, 12, … duration]`. */
export function segmentTimes(duration: number): number[] {
  const times = [0]
  for (let next: number = OPENING[0]; duration - next >= SHORTEST_SEGMENT; ) {
    times.push(next)
    next = next === OPENING[0] ? OPENING[1] : next + SEGMENT_SECONDS
  }
  return [...times, duration]
}

/**
 * How long a chunk is. Long enough that starting ffmpeg and decoding up to the first frame cost little, short enough
 * that a crash costs little and that the last chunks keep all cores busy. Many sources have a keyframe only every 8 or
 * 10 s, so half of that is decoded for nothing at the start of each chunk, in each group.
 */
export function chunkSeconds(duration: number): number {
  if (duration <= 900) return 16
  return duration <= 3600 ? 20 : 24
}

/**
 * Joins the short chunks at the beginning with the one after them: for rungs that nobody sees before they are whole,
 * and that are made one chunk at a time, each start of ffmpeg is only a loss.
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
  /** Seconds, on a frame; null where it goes to the end of the source, whatever the file says of its length. */
  end: number | null
  /** Number of its first segment in the whole work. */
  firstSegment: number
  /** Seconds at which each of its segments begins; the first is `start`. */
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
    // A frame's rounding must not push a segment into the next chunk.
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
