import { type Static, Type } from 'typebox'
import { INTERFACE_LANGUAGES } from '../vocabulary.ts'
import { LogFault, OpenLog } from './airing-log.ts'
import { Day, Exact, Instant, Nullable, OneOf, TableFormat, WorkId } from './common.ts'
import { StationId } from './station.ts'

/** One broadcast of a spot. Reports may be repeated: an airing counts once per station, spot and second. */
export const Airing = Exact(
  {
    work: Type.Union([
      WorkId,
      Type.Integer({ minimum: 1, description: 'number of the work, or its cart number', examples: [123] }),
      Type.String({
        maxLength: 200,
        description: 'name of the file that was aired',
        examples: ['ABC-000123_lavado-de-manos.mp3'],
      }),
    ]),
    airedAt: Instant,
    seconds: Type.Optional(Nullable(Type.Number({ minimum: 0 }))),
  },
  { $id: 'Airing' },
)
export type Airing = Static<typeof Airing>

/** `POST /api/airings` as JSON. */
export const AiringReport = Exact(
  { airings: Type.Array(Airing, { minItems: 1, maxItems: 5_000 }) },
  { $id: 'AiringReport' },
)
export type AiringReport = Static<typeof AiringReport>

/** Its answer. Lines that name an unknown spot are listed and do not affect the others. */
export const AiringReceipt = Exact(
  {
    accepted: Type.Integer(),
    repeated: Type.Integer({ description: 'reported before' }),
    refused: Type.Array(Exact({ line: Type.Integer(), message: Type.String() })),
    notUnderstood: Type.Optional(
      Exact(
        { count: Type.Integer(), first: Type.Array(LogFault) },
        { description: 'of a log: lines that should be airings and are none' },
      ),
    ),
    question: Type.Optional(Nullable(OpenLog)),
  },
  { $id: 'AiringReceipt' },
)
export type AiringReceipt = Static<typeof AiringReceipt>

/** `GET /api/airings`: both days included; by default the last thirty days. */
export const AiringQuery = Exact({
  from: Type.Optional(Day),
  until: Type.Optional(Day),
  work: Type.Optional(WorkId),
  station: Type.Optional(StationId),
  format: Type.Optional(TableFormat),
  lang: Type.Optional(OneOf(INTERFACE_LANGUAGES, { description: 'of the headings of a table' })),
})
export type AiringQuery = Static<typeof AiringQuery>

/** How often each station aired each spot on each day. */
export const AiringTotals = Exact(
  {
    total: Type.Integer(),
    items: Type.Array(
      Exact({
        day: Day,
        station: Exact({ id: Type.String(), name: Type.String() }),
        work: Exact({ id: WorkId, number: Type.Integer(), title: Type.String() }),
        count: Type.Integer(),
      }),
    ),
  },
  { $id: 'AiringTotals' },
)
export type AiringTotals = Static<typeof AiringTotals>
