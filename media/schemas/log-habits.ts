import { Type } from 'typebox'
import { Exact, ExactPartial, Nullable, OneOf } from './common.ts'

const Column = Type.Integer({ minimum: 0, maximum: 200, description: 'counted from 0' })

/** Which column of a table says what. */
export const LogColumns = ExactPartial(
  {
    moment: Column,
    day: Column,
    time: Column,
    file: Column,
    cart: Column,
    title: Column,
    artist: Column,
    song: Column,
    length: Column,
  },
  { $id: 'LogColumns' },
)

export const DateOrder = OneOf(['day-first', 'month-first'], {
  description: 'what `10/01/2026` means at this station',
})

/** What is known of the logs of a station. `GET /api/sync` gives it to the agent. */
export const LogHabits = Exact(
  {
    dateOrder: Nullable(DateOrder),
    columns: Type.Record(Type.String(), LogColumns, { description: 'by the shape of tables' }),
  },
  { $id: 'LogHabits' },
)
