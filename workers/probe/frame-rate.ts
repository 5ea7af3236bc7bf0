/** Frames per second as a fraction: 29.97 is 30000/1001, and only that stays in step for two hours. */
export interface Rate {
  num: number
  den: number
}

export const perSecond = ({ num, den }: Rate): number => num / den

/** What cameras and editors use. */
const STANDARD: readonly Rate[] = [
  { num: 10, den: 1 },
  { num: 12, den: 1 },
  { num: 25, den: 2 },
  { num: 15, den: 1 },
  { num: 20, den: 1 },
  { num: 24000, den: 1001 },
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30000, den: 1001 },
  { num: 30, den: 1 },
  { num: 48, den: 1 },
  { num: 50, den: 1 },
  { num: 60000, den: 1001 },
  { num: 60, den: 1 },
]

const HIGHEST = 60
/**
 * Lower rates are multiplied until they reach this: an encoder delay of a few frames is then short, and repeated frames
 * cost no bits.
 */
const LOWEST = 10

/**
 * The constant rate that a picture is converted to, so that all rungs and chunks share one grid of frames. A constant
 * source keeps its rate, frame for frame. A variable one (phones, screen recordings) gets the standard rate at or next
 * above its average, unless its timestamps lie on a usable grid; slow motion of 120 and more is halved until it fits.
 * @param real ffprobe's `r_frame_rate`: the lowest rate that can represent every timestamp
 * @param average ffprobe's `avg_frame_rate`
 */
export function constantRate(real: string | undefined, average: string | undefined): Rate {
  const exact = parseRate(real)
  const mean = parseRate(average) ?? exact
  if (mean === null) return { num: 25, den: 1 }
  if (exact === null) return standardFor(perSecond(mean))
  const [most, usual] = [perSecond(exact), perSecond(mean)]
  // All timestamps lie on this grid, and at least half of it is used. FLV and some MKV state a nonsensical average.
  const isGrid = most <= HIGHEST * 1.02 && most <= 2 * usual
  return isGrid || near(most, usual, 0.005) ? halved(exact) : standardFor(usual)
}

export function parseRate(text: string | undefined): Rate | null {
  const [, num, den] = /^(\d+)\/(\d+)$/.exec(text ?? '') ?? []
  const rate = { num: Number(num), den: Number(den) }
  return rate.num > 0 && rate.den > 0 && perSecond(rate) <= 1000 ? rate : null
}

function standardFor(mean: number): Rate {
  const away = (rate: Rate): number => Math.abs(perSecond(rate) - mean)
  const [nearest] = [...STANDARD].sort((a, b) => away(a) - away(b))
  if (nearest !== undefined && near(perSecond(nearest), mean, 0.01)) return nearest
  const above = STANDARD.find((rate) => perSecond(rate) >= mean)
  return above ?? halved({ num: Math.round(mean), den: 1 })
}

function halved(rate: Rate): Rate {
  let { num, den } = rate
  while (num / den > HIGHEST * 1.02) den *= 2
  if (num < den) return { num: LOWEST, den: 1 }
  // A little slack: 9.99 is a rounded 10.
  return { num: num * Math.ceil((LOWEST * 0.98) / (num / den)), den }
}

function near(a: number, b: number, share: number): boolean {
  return Math.abs(a - b) <= share * b
}
