import type { Level, Quality } from '../playback/source.ts'

/** Of the estimate, for a higher rung; the rest is for what the estimate does not know. */
const SHARE_UP = 0.7
const SHARE_STAY = 0.9
/** A higher rung costs time: there must be this much to watch meanwhile. */
const SECONDS_TO_RISE = 6

export interface Situation {
  quality: Quality
  /** The present rung. */
  current: number
  /** bit/s. */
  estimate: number
  /** Seconds of film at hand. */
  ahead: number
  /** Pixels of the screen that the picture covers. */
  box: { width: number; height: number }
}

/** The rung for the next segment. @param levels lowest first */
export function chooseLevel(levels: readonly Level[], situation: Situation): number {
  const { quality, current, estimate, ahead, box } = situation
  if (quality === 'saver') return 0
  if (typeof quality === 'number') return Math.min(quality, levels.length - 1)
  const needed = levels.findIndex(({ width, height }) => width >= box.width && height >= box.height)
  const cap = needed < 0 ? levels.length - 1 : needed
  const carried = (share: number): number => {
    let best = 0
    levels.forEach(({ bitrate }, index) => {
      if (bitrate <= estimate * share) best = index
    })
    return Math.min(best, cap)
  }
  const higher = carried(SHARE_UP)
  if (higher > current) return ahead >= SECONDS_TO_RISE ? higher : current
  return Math.min(current, carried(SHARE_STAY))
}

/** A download in its course. */
export interface Course {
  level: number
  loaded: number
  /** Bytes; 0 where it is not known. */
  total: number
  milliseconds: number
  /** Seconds of film at hand. */
  ahead: number
}

/** Whether it will come too late, so that the same in a lower rung is the better bet. */
export function isTooSlow({ level, loaded, total, milliseconds, ahead }: Course): boolean {
  if (level === 0 || total === 0 || loaded === 0 || milliseconds < 1500) return false
  const rest = ((total - loaded) / loaded) * (milliseconds / 1000)
  return rest > ahead && total - loaded > total / 4
}
