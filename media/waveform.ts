/** Audio levels over time, as written by `audiowaveform` (version 2, one channel of pairs). */
export interface Waveform {
  bits: number
  /** Lowest and highest sample of each stretch, alternating. */
  data: number[]
}

/** Bars of a drawing: enough to tell one spot from another, few enough to stand in a page. */
export const LEVELS = 64

/**
 * How loud each of `count` equal parts is, from 0 to 100: the mean of its peaks. The peaks themselves would look the same
 * throughout, since some syllable is loud in every second of speech.
 */
export function levelsOf({ bits, data }: Waveform, count: number = LEVELS): number[] {
  const full = 2 ** (bits - 1)
  const pairs = Math.floor(data.length / 2)
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * pairs) / count)
    const to = Math.min(pairs, Math.max(from + 1, Math.floor(((part + 1) * pairs) / count)))
    let sum = 0
    for (let pair = from; pair < to; pair += 1) {
      sum += Math.max(Math.abs(data[2 * pair] ?? 0), Math.abs(data[2 * pair + 1] ?? 0))
    }
    return to > from ? Math.min(100, Math.round((100 * sum) / (to - from) / full)) : 0
  })
}

/** Units of a drawing's height. */
export const WAVE_HEIGHT = 32

/**
 * Lines around a middle line, as an SVG path to be stroked one unit wide: one every two units. The loudest is as high as
 * the drawing.
 */
export function wavePath(levels: readonly number[]): string {
  const loudest = Math.max(1, ...levels)
  return levels
    .map((level, index) => {
      // Silence is a thin line too: it is part of the spot.
      const half = Math.max(1, Math.round((level / loudest) * (WAVE_HEIGHT / 2)))
      return `M${2 * index + 1} ${WAVE_HEIGHT / 2 - half}v${2 * half}`
    })
    .join('')
}
