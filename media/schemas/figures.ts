import { type Static, Type } from 'typebox'
import { FIGURE_GROUPS } from '../figure-groups.ts'
import { INTERFACE_LANGUAGES, KINDS } from '../vocabulary.ts'
import { Exact, FilledLine, LanguageTag, Nullable, OneOf, TableFormat, WorkId } from './common.ts'
import { ProgrammeId, ProjectId } from './programme.ts'

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD in the time zone of the organisation' })

export const FigureQuery = Exact({
  from: Type.Optional(Day),
  until: Type.Optional(
    Type.String({ format: 'date', description: 'the last day, included; today if left out' }),
  ),
  by: Type.Optional(
    OneOf(FIGURE_GROUPS, {
      description: '`day` if left out. `place` and `province` are those of the stations, for airings alone',
    }),
  ),
  programme: Type.Optional(ProgrammeId),
  project: Type.Optional(ProjectId),
  work: Type.Optional(WorkId),
  kind: Type.Optional(OneOf(KINDS)),
  language: Type.Optional(LanguageTag),
  province: Type.Optional(
    FilledLine(100, { description: 'of the stations: what they aired, and nothing else' }),
  ),
  format: Type.Optional(TableFormat),
  lang: Type.Optional(OneOf(INTERFACE_LANGUAGES, { description: 'of the headings of a table' })),
})
export type FigureQuery = Static<typeof FigureQuery>

const amounts = {
  views: Type.Number({ description: 'viewings of videos, plays of spots, reads of brochures' }),
  seconds: Type.Number({ description: 'watched, heard or read' }),
  pages: Type.Number({ description: 'of brochures, each once a read' }),
  downloads: Type.Number({ description: 'whole files that people kept' }),
  pulls: Type.Number({ description: 'whole files that stations and other programs fetched' }),
  airings: Type.Number({ description: 'broadcasts that stations reported' }),
  apart: Type.Number({ description: 'viewings that came in a sudden crowd, and are in none of the above' }),
}

export const Amounts = Exact(amounts)
export type Amounts = Static<typeof Amounts>

export const FigureRow = Exact({
  key: Nullable(
    Type.String({ description: 'day, month, id, kind, language, place or province; null for works without' }),
  ),
  name: Nullable(Type.String({ description: 'of a programme, project or work, if it is still known' })),
  ...amounts,
  stations: Nullable(
    Type.Integer({ description: 'how many aired something; null where rows are not of places or provinces' }),
  ),
  earlier: Nullable(
    Type.Number({
      description: 'viewings that were counted elsewhere before; null where they have no group',
    }),
  ),
})
export type FigureRow = Static<typeof FigureRow>

const Share = Exact({ of: Type.String(), amount: Type.Number() })
export type Share = Static<typeof Share>

export const Figures = Exact(
  {
    from: Day,
    until: Day,
    by: OneOf(FIGURE_GROUPS),
    province: Nullable(Type.String({ description: 'of the stations whose airings these are; null: all' })),
    rows: Type.Array(FigureRow),
    total: Amounts,
    earlier: Type.Array(
      Exact({
        source: Type.String({ description: 'what counted them' }),
        day: Type.String({ description: 'up to which they were counted' }),
        views: Type.Number(),
      }),
      { description: 'viewings of the same works from before they were counted here, whatever the period' },
    ),
    watching: Exact(
      {
        pages: Type.Array(Share, { description: 'viewings by kind of page: `site`, `embed`, `offline`' }),
        qualities: Type.Array(Share, { description: 'seconds by quality: `sound`, `144` … `1080`' }),
        arrivals: Type.Array(Share, {
          description:
            'visits by copies that were passed on (`c`), by wall posters (`a`) and by campaigns (`1` … `20`)',
        }),
        reached: Type.Array(Share, { description: 'viewings that got as far as each tenth' }),
      },
      { description: 'how it was watched, all in all' },
    ),
  },
  { $id: 'Figures' },
)
export type Figures = Static<typeof Figures>
