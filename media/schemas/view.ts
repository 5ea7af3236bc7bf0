import { type Static, Type } from 'typebox'
import { LONGEST_UNREPORTED_SECONDS, MOST_PARTS, QUALITIES, TENTHS } from '../viewing.ts'
import { Exact, ExactPartial } from './common.ts'

const Seconds = Type.Number({ minimum: 0 })
const Tenth = Type.Integer({ minimum: 0, maximum: TENTHS.length })

/** What a page reports of one viewing: all that came since its last report. */
export const ViewReport = Exact({
  token: Type.String({ pattern: '^[A-Za-z0-9_-]{36}$', description: 'as the page carries it' }),
  part: Type.Integer({
    minimum: 0,
    maximum: MOST_PARTS - 1,
    description: '0 once the viewing has lasted long enough to count, then counting up',
  }),
  seconds: Type.Number({ minimum: 0, description: 'watched, heard or read' }),
  ago: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: LONGEST_UNREPORTED_SECONDS,
      description: 'seconds since then, for a report that waited for a link',
    }),
  ),
  reached: Type.Optional(
    Exact({ from: Tenth, to: Tenth }, { description: 'furthest tenth of the work, before and now' }),
  ),
  pages: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000, description: 'of a brochure, seen anew' })),
  qualities: Type.Optional(
    ExactPartial(
      Object.fromEntries(QUALITIES.map((name) => [name, Seconds])) as Record<
        (typeof QUALITIES)[number],
        typeof Seconds
      >,
    ),
  ),
  offline: Type.Optional(Type.Boolean({ description: 'the page was opened from a copy, without a link' })),
})
export type ViewReport = Static<typeof ViewReport>

/** What pages reported before they had tokens. */
export const UnvouchedViewReport = Exact({
  viewing: Type.String({
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    description: 'UUID, made by the page',
  }),
  seconds: Type.Number({ minimum: 0 }),
  ago: Type.Optional(Type.Integer({ minimum: 0, maximum: LONGEST_UNREPORTED_SECONDS })),
})
export type UnvouchedViewReport = Static<typeof UnvouchedViewReport>
