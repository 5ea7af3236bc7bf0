/** By what figures are added up. */
export const FIGURE_GROUPS = [
  'day',
  'month',
  'programme',
  'project',
  'work',
  'kind',
  'language',
  'place',
  'province',
] as const
export type FigureGroup = (typeof FIGURE_GROUPS)[number]

/** Groups of stations. */
type StationGroup = 'place' | 'province'

export function isOfStations(by: FigureGroup): by is StationGroup {
  return by === 'place' || by === 'province'
}

/** Whether figures say what was aired and nothing else: of no view is it known where it was. */
export function areAiringsAlone({ by, province }: { by: FigureGroup; province: string | null }): boolean {
  return province !== null || isOfStations(by)
}
