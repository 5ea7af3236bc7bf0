import { areAiringsAlone } from '../../../media/figure-groups.ts'
import type { Amounts, Figures } from '../../../media/schemas/figures.ts'
import { formatCount } from '../format/format.ts'

export const MEASURES = ['views', 'seconds', 'pages', 'downloads', 'pulls', 'airings'] as const
export type MeasureName = (typeof MEASURES)[number]

/** The measures that these figures have. */
export function measuresOf(figures: Pick<Figures, 'by' | 'province'>): readonly MeasureName[] {
  return areAiringsAlone(figures) ? ['airings'] : MEASURES
}

/** A figure in the unit in which it is shown: minutes in place of seconds. */
export function inUnit(name: keyof Amounts, amount: number): number {
  return name === 'seconds' ? Math.round(amount / 60) : Math.round(amount)
}

export function measured(name: keyof Amounts, amount: number): string {
  return formatCount(inUnit(name, amount))
}
