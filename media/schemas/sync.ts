import { type Static, Type } from 'typebox'
import { Exact, Instant, LanguageTag, Nullable } from './common.ts'
import { Loudness } from './published.ts'
import { WorkId } from './work.ts'

/**
 * What a station needs to hold the right spots: `GET /api/sync?cursor=`. A station that applies every answer in
 * order and keeps the last cursor holds, at that point, exactly the spots that may be aired; nothing is named twice
 * in one answer, and nothing that changed after the cursor is left out.
 */

const Daypart = Exact({
  from: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'hh:mm, America/Lima' }),
  to: Type.String({
    pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
    description: 'hh:mm, America/Lima; earlier than `from` runs past midnight',
  }),
})

/** What staff say to the stations about a spot, beside what every work has. */
export const Broadcast = Exact({
  script: Type.String({ maxLength: 20_000, description: 'the words as spoken ("libreto")' }),
  outCue: Type.String({ maxLength: 200, description: 'the last words' }),
  campaign: Nullable(Type.String({ maxLength: 200 })),
  playsPerDay: Nullable(Type.Integer({ minimum: 1, maximum: 200, description: 'wished, not owed' })),
  dayparts: Type.Array(Daypart, { maxItems: 12, description: 'when it is wished; none means any time' }),
  mayEdit: Type.Boolean({ description: 'whether a station may shorten it or speak over it' }),
  contact: Type.String({ maxLength: 300 }),
  replaces: Nullable(WorkId),
})
export type Broadcast = Static<typeof Broadcast>

export const SyncFile = Exact({
  name: Type.String({ description: 'rendition, such as `mp3-128`' }),
  fileName: Type.String({ description: 'to be kept under: ASCII, sortable, safe on Windows' }),
  url: Type.String(),
  type: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
  profile: Type.Optional(Type.String()),
  loudness: Type.Optional(Loudness),
})
export type SyncFile = Static<typeof SyncFile>

export const SyncItem = Exact({
  id: WorkId,
  version: Type.Integer(),
  number: Type.Integer({ description: 'counts the works of the organisation; printed as AYD-000123' }),
  cart: Nullable(Type.Integer({ description: 'cart number for this station' })),
  title: Type.String(),
  duration: Type.Number(),
  language: Nullable(LanguageTag),
  places: Type.Array(Type.String()),
  programme: Nullable(Type.String()),
  licence: Nullable(Type.String()),
  validFrom: Nullable(Instant),
  validUntil: Nullable(Instant),
  broadcast: Nullable(Broadcast),
  files: Type.Array(SyncFile),
  scriptUrl: Type.String(),
  changedAt: Instant,
})
export type SyncItem = Static<typeof SyncItem>

export const TOMBSTONE_REASONS = ['withdrawn', 'removed', 'unpublished'] as const

/** A spot that must no longer be aired. Kept for at least 90 days after it happened. */
export const Tombstone = Exact({
  id: WorkId,
  number: Type.Integer(),
  reason: Type.Unsafe<(typeof TOMBSTONE_REASONS)[number]>(Type.String({ enum: [...TOMBSTONE_REASONS] })),
  message: Type.String({ description: 'a sentence for the person at the station, in Spanish' }),
  at: Instant,
})
export type Tombstone = Static<typeof Tombstone>

export const SyncAnswer = Exact({
  items: Type.Array(SyncItem),
  tombstones: Type.Array(Tombstone),
  cursor: Type.String({ description: 'opaque; to be sent with the next call' }),
  more: Type.Boolean({ description: 'true where the answer was cut: call again at once' }),
  serverTime: Instant,
})
export type SyncAnswer = Static<typeof SyncAnswer>

/** `POST /api/sync/ack`: what the station holds after it applied an answer. */
export const SyncAck = Exact({
  cursor: Type.String(),
  held: Type.Array(Exact({ id: WorkId, version: Type.Integer() }), { maxItems: 20_000 }),
  removed: Type.Array(WorkId, {
    maxItems: 20_000,
    description: 'taken off the air since the last acknowledgement',
  }),
  agent: Type.Optional(Type.String({ maxLength: 100 })),
})
export type SyncAck = Static<typeof SyncAck>
