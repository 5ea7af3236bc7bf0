import { size } from '../../../media/measures.ts'
import type { PlayerTexts } from '../../../media/player-texts.ts'
import { fill } from '../page/root.ts'

/** A rung of a stream, as described in the playlist. */
export interface Level {
  width: number
  height: number
  /** bit/s on average, sound included. */
  bitrate: number
}

/** A viewer's choice: automatic, save data, or the index of a rung. */
export type Quality = 'auto' | 'saver' | number

export interface QualityOption {
  quality: Quality
  label: string
  /** Data for the whole work, such as `12 MB`; empty if it depends on the connection. */
  cost: string
}

// The rung that is still good enough to follow a film, and no larger.
const SAVER_SIDE = 240

const side = ({ width, height }: Level): number => Math.min(width, height)

/** The index of the rung that saves data: the best up to 240 lines, otherwise the lowest. */
export function saverLevel(levels: Level[]): number {
  let best = 0
  levels.forEach((level, index) => {
    if (side(level) <= SAVER_SIDE) best = index
  })
  return best
}

/**
 * The menu, most expensive last.
 * @param levels lowest first; empty while the stream is not open
 * @param duration seconds
 * @param lightBytes size of the light file, or null where there is none
 */
export function qualityOptions(
  levels: Level[],
  duration: number,
  lightBytes: number | null,
  texts: PlayerTexts,
  locale: string,
): QualityOption[] {
  const cost = (bytes: number): string => fill(texts.uses, { size: size(bytes, locale) })
  const bytesOf = (level: Level): number => (level.bitrate * duration) / 8
  const saver = levels[saverLevel(levels)]
  const saverBytes = lightBytes ?? (saver ? bytesOf(saver) : null)
  const options: QualityOption[] = [{ quality: 'auto', label: texts.qualityAuto, cost: '' }]
  if (saverBytes !== null) options.push({ quality: 'saver', label: texts.dataSaver, cost: cost(saverBytes) })
  levels.forEach((level, index) => {
    options.push({ quality: index, label: `${side(level)}p`, cost: cost(bytesOf(level)) })
  })
  return options
}
