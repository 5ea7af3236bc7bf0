import type { Calendar } from '../../media/calendar.ts'
import { inWords } from '../../media/in-languages.ts'
import { grouped } from '../../media/measures.ts'
import type { Report, ReportedWork } from '../../media/schemas/report.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import { calendarDay } from '../pages/format.ts'
import { placeName } from '../pages/programme-words.ts'
import { TEXTS } from '../pages/texts/choose.ts'
import { en } from './texts/en.ts'
import { es, type ReportTexts } from './texts/es.ts'
import { qu } from './texts/qu.ts'

export const REPORT_TEXTS: Record<InterfaceLanguage, ReportTexts> = { es, qu, en }

/** A figure, what it is of, and how it was got. */
export interface ShownFigure {
  amount: string
  label: string
  note: string
}

export interface Column {
  text: string
  isNumber: boolean
}

export type Block =
  | { type: 'heading'; text: string }
  | { type: 'text'; text: string }
  | { type: 'figures'; items: ShownFigure[] }
  | { type: 'outcomes'; items: ShownFigure[] }
  | { type: 'table'; columns: Column[]; rows: string[][]; foot: string[] }

/** A report in the words of one language: the page and the PDF are made of the same. */
export interface ReportContent {
  language: InterfaceLanguage
  kicker: string
  title: string
  facts: { label: string; value: string }[]
  fixed: string | null
  blocks: Block[]
}

interface Setting {
  language: InterfaceLanguage
  organisation: string
  calendar: Pick<Calendar, 'dayOf'>
}

export function reportContent(report: Report, { language, organisation, calendar }: Setting): ReportContent {
  const words = REPORT_TEXTS[language]
  const dayIn = (day: string): string => calendarDay(day, TEXTS[language])
  const shortDay = (day: string): string =>
    new Intl.DateTimeFormat(TEXTS[language].locale, {
      ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
    }).format(new Date(day))
  const dayAt = (instant: string): string => dayIn(calendar.dayOf(instant))
  const said = (text: Report['programme']['title']): string => inWords(text, language).text
  const { programme, projects, partner, from, until, fixed } = report
  return {
    language,
    kicker: words.of(organisation),
    title: said(programme.title),
    facts: [
      { label: words.period, value: words.between(dayIn(from), dayIn(until)) },
      { label: words.partner, value: partner ?? '' },
      {
        label: projects.length === 1 ? words.project : words.projects,
        value: projects.map(({ title }) => said(title)).join('; '),
      },
      {
        label: words.scope,
        value: [...new Set(projects.flatMap(({ places }) => places.map(placeName)))].join('; '),
      },
      { label: words.made, value: dayAt(report.madeAt) },
    ].filter(({ value }) => value !== ''),
    fixed: fixed && words.fixed(dayAt(fixed.at), fixed.by),
    blocks: [
      ...said(programme.text)
        .split(/\n{2,}/)
        .filter((text) => text.trim() !== '')
        .map((text): Block => ({ type: 'text', text: text.trim() })),
      { type: 'heading', text: words.inShort },
      { type: 'figures', items: inShort(report, words) },
      ...published(report, words, shortDay),
      ...stations(report, words),
      ...outcomes(report, words, said),
      ...earlier(report, words, dayIn),
      { type: 'heading', text: words.method },
      { type: 'text', text: words.methodText },
      ...(report.total.apart > 0
        ? [{ type: 'text', text: words.apartText(report.total.apart, grouped(report.total.apart)) } as const]
        : []),
    ],
  }
}

function inShort({ total, works, airings, earlier }: Report, { figures }: ReportTexts): ShownFigure[] {
  const shown = (amount: number, [label, note]: [string, string]): ShownFigure => ({
    amount: grouped(Math.round(amount)),
    label,
    note,
  })
  const before = earlier.reduce((sum, { views }) => sum + views, 0)
  return [
    shown(works.filter(({ isNew }) => isNew).length, figures.published),
    shown(total.views, figures.views),
    shown(total.seconds / 60, figures.minutes),
    shown(total.downloads, figures.downloads),
    shown(total.airings, figures.airings),
    shown(
      airings.reduce((sum, { stations }) => sum + stations, 0),
      figures.stations,
    ),
    ...(before > 0 ? [shown(before, figures.earlier)] : []),
  ]
}

function published({ works, total }: Report, words: ReportTexts, shortDay: (day: string) => string): Block[] {
  if (works.length === 0)
    return [
      { type: 'heading', text: words.works },
      { type: 'text', text: words.noWorks },
    ]
  const { columns } = words
  const row = ({ title, kind, publishedOn, isNew, ...of }: ReportedWork): string[] => [
    title,
    words.kinds[kind],
    publishedOn === null ? '–' : `${shortDay(publishedOn)}${isNew ? ` (${words.new})` : ''}`,
    grouped(of.views),
    grouped(Math.round(of.seconds / 60)),
    grouped(of.downloads),
    grouped(of.airings),
    grouped(of.earlier),
  ]
  const before = works.reduce((sum, work) => sum + work.earlier, 0)
  return [
    { type: 'heading', text: words.newWorks },
    ...(works.some(({ isNew }) => isNew) ? [] : [{ type: 'text', text: words.nothingNew } as const]),
    {
      type: 'table',
      columns: [
        ...[columns.work, columns.kind, columns.published].map((text) => ({ text, isNumber: false })),
        ...[columns.views, columns.minutes, columns.downloads, columns.airings, columns.earlier].map(
          (text) => ({
            text,
            isNumber: true,
          }),
        ),
      ],
      rows: works.map(row),
      foot: [
        words.total,
        '',
        '',
        ...[total.views, total.seconds / 60, total.downloads, total.airings, before].map((amount) =>
          grouped(Math.round(amount)),
        ),
      ],
    },
  ]
}

function stations({ airings }: Report, words: ReportTexts): Block[] {
  const heading = { type: 'heading', text: words.stations } as const
  if (airings.length === 0) return [heading, { type: 'text', text: words.noAirings }]
  const sum = (of: 'stations' | 'airings'): string =>
    grouped(airings.reduce((total, row) => total + row[of], 0))
  return [
    heading,
    {
      type: 'table',
      columns: [
        { text: words.columns.place, isNumber: false },
        { text: words.columns.stations, isNumber: true },
        { text: words.columns.airings, isNumber: true },
      ],
      rows: airings.map((row) => [
        row.place || words.unknownPlace,
        grouped(row.stations),
        grouped(row.airings),
      ]),
      foot: [words.total, sum('stations'), sum('airings')],
    },
  ]
}

function outcomes(
  { outcomes }: Report,
  words: ReportTexts,
  said: (text: Report['outcomes'][number]['sentence']) => string,
): Block[] {
  if (outcomes.length === 0) return []
  const items = outcomes.map(({ figure, sentence, source }) => ({
    amount: figure,
    label: said(sentence),
    note: source === '' ? '' : words.source(source),
  }))
  return [
    { type: 'heading', text: words.outcomes },
    { type: 'outcomes', items },
  ]
}

function earlier({ earlier }: Report, words: ReportTexts, dayIn: (day: string) => string): Block[] {
  if (earlier.length === 0) return []
  return [
    { type: 'heading', text: words.earlier },
    ...earlier.map(
      ({ views, source, day }): Block => ({
        type: 'text',
        text: words.earlierOf(views, grouped(views), source, dayIn(day)),
      }),
    ),
  ]
}
