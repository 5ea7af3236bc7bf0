import { TENTHS, type WatchedQuality } from '../../../media/viewing.ts'
import { createWatchClock, type Tick } from './watch-clock.ts'

/** What a page sees of a viewing at one moment. */
export interface Sight extends Tick {
  /** How far into the work, 0..1. */
  share: number
  /** In what it is shown, where there is a choice. */
  quality?: WatchedQuality
}

/** What was measured since it was last taken. */
export interface Measured {
  seconds: number
  qualities?: { [Q in WatchedQuality]?: number }
}

export interface ViewMeter {
  tick(sight: Sight): void
  /** Not taken yet. */
  readonly seconds: number
  /** The furthest tenth of the work that was played, not merely jumped to. */
  readonly reached: number
  take(): Measured
}

const rounded = (seconds: number): number => Math.round(seconds * 10) / 10

/** Of a length that nobody knows, nothing was reached. A player may end a little before its end. */
function tenthOf(share: number): number {
  if (!Number.isFinite(share)) return 0
  return Math.min(TENTHS.length, Math.floor(share * TENTHS.length + 0.001))
}

/** Measures how long, how far and in what a work is watched. */
export function createViewMeter(): ViewMeter {
  const clock = createWatchClock()
  let before = 0
  let seconds = 0
  let reached = 0
  let qualities = new Map<WatchedQuality, number>()

  return {
    tick(sight) {
      const watched = clock.tick(sight)
      const step = watched - before
      before = watched
      if (step <= 0) return
      seconds += step
      reached = Math.max(reached, tenthOf(sight.share))
      if (sight.quality) qualities.set(sight.quality, (qualities.get(sight.quality) ?? 0) + step)
    },
    get seconds() {
      return seconds
    },
    get reached() {
      return reached
    },
    take() {
      const shares = [...qualities].map(([quality, watched]) => [quality, rounded(watched)] as const)
      const taken: Measured = { seconds: rounded(seconds) }
      if (shares.length > 0) taken.qualities = Object.fromEntries(shares)
      seconds = 0
      qualities = new Map()
      return taken
    },
  }
}
