import { type Static, Type } from 'typebox'
import { Exact, Nullable, OneOf, WorkId } from './common.ts'

const DECISIONS = ['counted', 'left'] as const

export const Crowd = Exact({
  workId: WorkId,
  title: Type.String({ description: 'of the work' }),
  hour: Type.String({ description: 'UTC, in which it came: `2026-01-10T15`' }),
  views: Type.Integer(),
  decision: Nullable(OneOf(DECISIONS, { description: 'null until staff have decided' })),
  decidedAt: Nullable(Type.String()),
})

export const CrowdList = Exact({ items: Type.Array(Crowd) })

export const CrowdVerdict = Exact({
  decision: OneOf(DECISIONS, { description: '`counted`: like all other views; `left`: apart for good' }),
})
export type CrowdVerdict = Static<typeof CrowdVerdict>

export const CrowdHour = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}$',
  description: 'UTC hour: `2026-01-10T15`',
})
