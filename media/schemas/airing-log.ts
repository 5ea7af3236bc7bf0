import { type Static, Type } from 'typebox'
import { ID_PATTERN } from '../ids.ts'
import { Day, Edit, Exact, Instant, OneOf } from './common.ts'
import { DateOrder, LogColumns } from './log-habits.ts'
import { StationId } from './station.ts'

export const OpenLogId = Type.String({ pattern: ID_PATTERN, description: 'id of an open log' })

/** A line of a log that should be an airing and is not understood. */
export const LogFault = Exact({ line: Type.Integer(), text: Type.String() }, { $id: 'LogFault' })

export const LogQuestion = Type.Union([
  Exact({
    about: OneOf(['date_order']),
    written: Type.String({ examples: ['10/01/2026'] }),
    dayFirst: Day,
    monthFirst: Day,
  }),
  Exact({
    about: OneOf(['columns']),
    shape: Type.String({ description: 'by which later tables of the same program are recognised' }),
    hasHeading: Type.Boolean(),
    rows: Type.Array(Type.Array(Type.String())),
    guess: LogColumns,
  }),
  Exact({ about: OneOf(['day']) }),
])

/** A log that cannot be read before somebody has answered a question. */
export const OpenLog = Exact(
  {
    id: OpenLogId,
    station: Exact({ id: StationId, name: Type.String() }),
    fileName: Type.String(),
    isSample: Type.Boolean({
      description: 'the top of a log that the agent keeps: nothing is counted from it',
    }),
    askedAt: Instant,
    question: LogQuestion,
  },
  { $id: 'OpenLog' },
)
export type OpenLog = Static<typeof OpenLog>

export const OpenLogList = Exact({ items: Type.Array(OpenLog) })

/** The answer to the question of an open log: the one field that was asked for. */
export const LogAnswer = Edit(
  {
    dateOrder: DateOrder,
    columns: LogColumns,
    day: Day,
  },
  { $id: 'LogAnswer' },
)
export type LogAnswer = Static<typeof LogAnswer>
