import type { Rung } from '../../media/schemas/published.ts'
import type { PlannedRung, VideoPlan } from './plan.ts'

/** What an encoded chunk enters in the ledger: its segments per rung, in order. */
export interface MadeChunk {
  rungs: Record<string, { codecs: string; segments: MadeSegment[] }>
}

export interface MadeSegment {
  /** Seconds. */
  duration: number
  bytes: number
}

/** A rung as far as it can be played. */
export interface GrownRung {
  segments: MadeSegment[]
  codecs: string
  complete: boolean
}

/**
 * How far a rung extends from the beginning without a gap; chunks finish in any order.
 * @param made by chunk index
 */
export function grown(
  rung: string,
  chunkCount: number,
  made: ReadonlyMap<number, MadeChunk>,
): GrownRung | null {
  const segments: MadeSegment[] = []
  let codecs: string | null = null
  for (let index = 0; index < chunkCount; index += 1) {
    const part = made.get(index)?.rungs[rung]
    if (part === undefined) return codecs === null ? null : { segments, codecs, complete: false }
    segments.push(...part.segments)
    codecs ??= part.codecs
  }
  return codecs === null ? null : { segments, codecs, complete: true }
}

/** A rung for the catalogue and the master playlist. Bit rates are those of the segments made so far. */
export function describeRung(rung: PlannedRung, { segments, codecs, complete }: GrownRung): Rung {
  const rates = segments.map(({ duration, bytes }) => (8 * bytes) / Math.max(duration, 0.1))
  const seconds = segments.reduce((sum, { duration }) => sum + duration, 0)
  const bits = segments.reduce((sum, { bytes }) => sum + 8 * bytes, 0)
  return {
    name: rung.name,
    width: rung.width,
    height: rung.height,
    frameRate: rung.frameRate,
    bandwidth: Math.ceil(Math.max(0, ...rates)),
    averageBandwidth: Math.ceil(bits / Math.max(seconds, 0.1)),
    codecs,
    complete,
  }
}

/**
 * Seconds that no segment of this plan exceeds. Segment bounds are common to all rungs, give or take a frame of
 * rounding.
 */
export function targetDuration({ chunks, duration }: Pick<VideoPlan, 'chunks' | 'duration'>): number {
  const starts = chunks.low.flatMap(({ segments }) => segments)
  const lengths = starts.map((start, index) => (starts[index + 1] ?? duration) - start)
  return Math.ceil(Math.max(...lengths) + 0.5)
}
