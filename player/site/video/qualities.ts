import { size } from '../../../media/measures.ts'
import type { PlayerTexts } from '../../../media/player-texts.ts'
import { fill } from '../page/root.ts'
import type { Level, Quality } from '../playback/source.ts'

export interface QualityOption {
  quality: Quality
  label: string
  /** Data for the whole work, such as `12 MB`; empty if it depends on the connection. */
  cost: string
}

const side = ({ width, height }: Level): number => Math.min(width, height)

/** What is known of the sizes of a work before and while it plays. */
export interface Sizes {
  /** Lowest first; empty while the stream is not open. */
  levels: readonly Level[]
  /** Seconds. */
  duration: number
  /** Of the light file, which is the lowest rung; null where there is none. */
  lightBytes: number | null
  /** Of the sound alone, or null where it cannot be chosen. */
  soundBytes: number | null
}

/** The menu, most expensive last. */
export function qualityOptions(
  { levels, duration, lightBytes, soundBytes }: Sizes,
  texts: PlayerTexts,
  locale: string,
): QualityOption[] {
  const cost = (bytes: number): string => fill(texts.uses, { size: size(bytes, locale) })
  const bytesOf = (level: Level): number => (level.bitrate * duration) / 8
  const [lowest] = levels
  const saverBytes = lightBytes ?? (lowest ? bytesOf(lowest) : null)
  const options: QualityOption[] = [{ quality: 'auto', label: texts.qualityAuto, cost: '' }]
  if (soundBytes !== null) options.push({ quality: 'sound', label: texts.soundOnly, cost: cost(soundBytes) })
  if (saverBytes !== null) options.push({ quality: 'saver', label: texts.dataSaver, cost: cost(saverBytes) })
  levels.forEach((level, index) => {
    options.push({ quality: index, label: `${side(level)}p`, cost: cost(bytesOf(level)) })
  })
  return options
}
