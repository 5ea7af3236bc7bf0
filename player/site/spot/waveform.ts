/** Audio levels over time, as written by `audiowaveform` (version 2, one channel of pairs). */
export interface Waveform {
  bits: number
  /** Lowest and highest sample of each stretch, alternating. */
  data: number[]
}

/** The loudest sample of each of `count` equal parts, 0..1. */
export function peaks({ bits, data }: Waveform, count: number): number[] {
  const full = 2 ** (bits - 1)
  const pairs = Math.floor(data.length / 2)
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((part * pairs) / count)
    const to = Math.max(from + 1, Math.floor(((part + 1) * pairs) / count))
    const levels = data.slice(from * 2, to * 2).map((sample) => Math.abs(sample) / full)
    return Math.min(1, Math.max(0, ...levels))
  })
}

/** Bars around a middle line, as an SVG path in a box of `width` by `height`. */
export function wavePath(levels: number[], width: number, height: number): string {
  const step = width / levels.length
  const thick = step * 0.6
  // Silence is a thin line too: it is part of the spot.
  const thin = height / 40
  return levels
    .map((level, index) => {
      const tall = Math.max(thin, level * height)
      const x = round(index * step + (step - thick) / 2)
      return `M${x} ${round((height - tall) / 2)}h${round(thick)}v${round(tall)}h${round(-thick)}z`
    })
    .join('')
}

const round = (value: number): number => Math.round(value * 10) / 10
