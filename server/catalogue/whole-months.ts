/** A period in days, inclusive, YYYY-MM-DD. */
export interface Days {
  from: string
  until: string
}

/** A period as whole months, YYYY-MM, and the days before and after them. */
export interface Split {
  months: Days | null
  days: Days[]
}

/** Splits a period into what is summed by month and what is left over at its ends. */
export function wholeMonths({ from, until }: Days): Split {
  const first = from.endsWith('-01') ? monthOf(from) : nextMonth(monthOf(from))
  const last = lastDay(monthOf(until)) === until ? monthOf(until) : previousMonth(monthOf(until))
  if (first > last) return { months: null, days: [{ from, until }] }
  const before = { from, until: lastDay(previousMonth(first)) }
  const after = { from: `${nextMonth(last)}-01`, until }
  return {
    months: { from: first, until: last },
    days: [before, after].filter((part) => part.from <= part.until),
  }
}

const monthOf = (day: string): string => day.slice(0, 7)
const shifted = (month: string, by: number, day: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + by, day)).toISOString()
const nextMonth = (month: string): string => monthOf(shifted(month, 1, 1))
const previousMonth = (month: string): string => monthOf(shifted(month, -1, 1))
const lastDay = (month: string): string => shifted(month, 1, 0).slice(0, 10)
