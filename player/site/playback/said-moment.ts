import { clock } from '../../../media/measures.ts'
import { type Chapter, chapterAt } from './chapter-at.ts'

export interface SaidMoment {
  /** `1:04`: the second that the moment lies in. */
  clock: string
  /** Of the chapter that runs then; empty before the first. */
  title: string
}

// Seconds. A film that is over may stand a little before the length that was told of it.
const NEARLY_OVER = 0.25

/**
 * What is said of a moment. It names the second that has begun, not the nearest one: half a second before a chapter
 * the clock must not name the second in which that chapter begins.
 */
export function saidMoment(chapters: readonly Chapter[], time: number, total: number): SaidMoment {
  const second = time > total - NEARLY_OVER ? total : Math.floor(time)
  return { clock: clock(second), title: chapterAt(chapters, time)?.title ?? '' }
}
