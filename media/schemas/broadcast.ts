import { type Static, Type } from 'typebox'
import { Exact, Line, LongText, Nullable, WorkId } from './common.ts'

const Daypart = Exact(
  {
    from: Type.String({
      pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      description: 'hh:mm, in the time zone of the organisation',
    }),
    to: Type.String({
      pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      description: 'hh:mm, in the time zone of the organisation; earlier than `from` runs past midnight',
    }),
  },
  { $id: 'Daypart' },
)

/** What staff tell stations about a spot, besides the fields every work has. */
export const Broadcast = Exact(
  {
    script: LongText(20_000, {
      description: 'the text, word for word (libreto)',
      examples: ['Antes de comer, lávate las manos.'],
    }),
    outCue: Line(200, { description: 'the last words', examples: ['…tu salud primero.'] }),
    campaign: Nullable(Line(200, { examples: ['Agua segura 2026'] })),
    playsPerDay: Nullable(
      Type.Integer({ minimum: 1, maximum: 200, description: 'a wish, not an obligation' }),
    ),
    dayparts: Type.Array(Daypart, { maxItems: 12, description: 'preferred times; none means any' }),
    mayEdit: Type.Boolean({ description: 'a station may shorten it or talk over it' }),
    filler: Type.Optional(
      Type.Boolean({ description: 'aired by agents only where no other spot may be: an evergreen' }),
    ),
    contact: Line(300, { description: 'who to ask about it', examples: ['radio@example.org'] }),
    replaces: Nullable(WorkId),
  },
  { $id: 'Broadcast' },
)
export type Broadcast = Static<typeof Broadcast>
