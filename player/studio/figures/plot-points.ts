import { daysAfter } from '../../../media/calendar.ts'
import type { Amounts, Figures } from '../../../media/schemas/figures.ts'
import { inUnit } from './measured.ts'

export interface PlotPoints {
  /** Unix seconds at which each day or month begins, as if all were in UTC. */
  times: number[]
  amounts: number[]
}

/** A point for each day or month of the period, also for those on which nothing was counted. */
export function plotPoints(
  { from, until, by, rows }: Pick<Figures, 'from' | 'until' | 'by' | 'rows'>,
  measure: keyof Amounts,
): PlotPoints {
  const known = new Map(rows.map((row) => [row.key, inUnit(measure, row[measure])]))
  const keys = by === 'month' ? monthsOf(from, until) : daysOf(from, until)
  return {
    times: keys.map((key) => Date.parse(by === 'month' ? `${key}-01` : key) / 1000),
    amounts: keys.map((key) => known.get(key) ?? 0),
  }
}

function daysOf(from: string, until: string): string[] {
  const days: string[] = []
  for (let day = from; day <= until; day = daysAfter(day, 1)) days.push(day)
  return days
}

function monthsOf(from: string, until: string): string[] {
  return [...new Set(daysOf(from, until).map((day) => day.slice(0, 7)))]
}
