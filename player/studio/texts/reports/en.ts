import type { words as es } from './es.ts'

export const words: typeof es = {
  programme: 'Programme',
  noProgramme: 'There are no public programmes yet. When there are, their reports will be here.',
  title: 'Report',
  hint: 'What was published, views, airings and outcomes of a period, ready to print or send.',
  from: 'From',
  until: 'Until',
  about: 'About',
  whole: 'The whole programme',
  ofPartner: (partner) => `What ${partner} supports`,
  open: 'View the report',
  pdf: 'PDF',
  fix: 'Fix this version',
  fixHint: 'Once fixed, its figures no longer change, even if more is counted later.',
  fixed: 'Version fixed.',
  fixedTitle: 'Fixed versions',
  fixedLine: (from, until) => `${from} – ${until}`,
  fixedBy: (at, by) => `fixed on ${at} by ${by}`,
}
