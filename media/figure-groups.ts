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
] as const
export type FigureGroup = (typeof FIGURE_GROUPS)[number]
