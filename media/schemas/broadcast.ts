import { type Static, Type } from 'typebox'
import { Exact, Line, LongText, Nullable, WorkId } from './common.ts'

const Daypart = Exact({
  from: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'hh:mm, America/Lima' }),
  to: Type.String({
    pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
    description: 'hh:mm, America/Lima; earlier than `from` runs past midnight',
  }),
})

/** What staff say to the stations about a spot, beside what every work has. */
export const Broadcast = Exact({
  script: LongText(20_000, { description: 'the words as spoken ("libreto")' }),
  outCue: Line(200, { description: 'the last words' }),
  campaign: Nullable(Line(200)),
  playsPerDay: Nullable(Type.Integer({ minimum: 1, maximum: 200, description: 'wished, not owed' })),
  dayparts: Type.Array(Daypart, { maxItems: 12, description: 'when it is wished; none means any time' }),
  mayEdit: Type.Boolean({ description: 'whether a station may shorten it or speak over it' }),
  contact: Line(300),
  replaces: Nullable(WorkId),
})
export type Broadcast = Static<typeof Broadcast>
