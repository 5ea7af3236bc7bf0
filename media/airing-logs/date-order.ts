import { type DateOrder, type WallDay, wallDay } from './wall.ts'

/** What the dates of a log, taken together, allow. */
export type OrderFound =
  /** `proven` if only this order fits: it is worth remembering. */
  | { order: DateOrder; proven: boolean }
  /** Both orders fit and give different days. */
  | { askedOf: string; dayFirst: WallDay; monthFirst: WallDay }

const ORDERS = ['day-first', 'month-first'] as const

/**
 * In which order the dates of a log are written. An order fits if every date exists in it and none is in the future; a
 * log of past airings often proves its order that way.
 * @param dates as they are written
 * @param today at the station
 * @param known the order in which this station is known to write; decides where both fit
 */
export function dateOrderOf(dates: readonly string[], today: WallDay, known: DateOrder | null): OrderFound {
  const unlike = [...new Set(dates)].flatMap((written) => {
    const [dayFirst, monthFirst] = [wallDay(written, 'day-first'), wallDay(written, 'month-first')]
    const isSame = dayFirst !== null && monthFirst !== null && compare(dayFirst, monthFirst) === 0
    return (dayFirst === null && monthFirst === null) || isSame ? [] : [{ written, dayFirst, monthFirst }]
  })
  const exist = ORDERS.filter((order) => unlike.every((one) => dayIn(one, order) !== null))
  const past = exist.filter((order) =>
    unlike.every((one) => {
      const day = dayIn(one, order)
      return day !== null && compare(day, today) <= 0
    }),
  )
  const fit = past.length > 0 ? past : exist
  const [only] = fit
  if (fit.length === 1 && only !== undefined) return { order: only, proven: true }
  // No order fits all: the lines that make no sense in this one are told, each by itself.
  if (fit.length === 0 || unlike.length === 0) return { order: known ?? 'day-first', proven: false }
  if (known !== null) return { order: known, proven: false }
  const [example] = unlike
  if (!example?.dayFirst || !example.monthFirst) return { order: 'day-first', proven: false }
  return { askedOf: example.written, dayFirst: example.dayFirst, monthFirst: example.monthFirst }
}

function dayIn(
  one: { dayFirst: WallDay | null; monthFirst: WallDay | null },
  order: DateOrder,
): WallDay | null {
  return order === 'day-first' ? one.dayFirst : one.monthFirst
}

/** Below zero if the first is earlier. */
export function compare(a: WallDay, b: WallDay): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}
