import type { PosterSource } from '../../media/jobs/queues.ts'
import type { PosterChoice } from '../../media/schemas/poster.ts'
import type { WorkRecord } from '../records/work.ts'

/** Nothing taller helps a poster of 1280 pixels. */
const TALLEST = 720
/** A film may end a little earlier than it says. */
const CLEAR_OF_END = 0.2

export type FilmSource = Extract<PosterSource, { version: number }>

/**
 * What a poster is made from: what viewers are shown, so that it looks as the film does. Null where the work has no such
 * moment or candidate.
 */
export function posterSource(
  { published, visibleVersion }: Pick<WorkRecord, 'published' | 'visibleVersion'>,
  choice: Exclude<PosterChoice, { poster: string }>,
): FilmSource | null {
  if (published?.kind !== 'video' || visibleVersion === null) return null
  if ('candidate' in choice) {
    const file = published.posterCandidates[choice.candidate - 1]
    return file === undefined ? null : { version: visibleVersion, file }
  }
  if (choice.moment > published.duration) return null
  const complete = published.rungs.filter((rung) => rung.complete)
  const small = complete.filter(({ width, height }) => Math.min(width, height) <= TALLEST)
  const [best] = (small.length > 0 ? small : complete).sort((a, b) => b.height - a.height)
  if (best === undefined) return null
  const moment = Math.max(0, Math.min(choice.moment, published.duration - CLEAR_OF_END))
  return { version: visibleVersion, rung: best.name, moment }
}
