import { type Static, Type } from 'typebox'
import { Broadcast } from './broadcast.ts'
import { Exact, Instant, LanguageTag, Line, Nullable, OneOf, WorkId } from './common.ts'
import { Loudness } from './published.ts'

/**
 * What a station needs to hold the right spots: `GET /api/sync?cursor=`. A station that applies every answer in
 * order and keeps the last cursor holds, at that point, exactly the spots that may be aired; nothing is named twice
 * in one answer, and nothing that changed after the cursor is left out.
 */

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

/**
 * `withdrawn`: staff took it back. `ended`: its last day is over. `unpublished`: it is no longer public, or not in a
 * language that the station airs. `removed`: it is in the trash, or gone.
 */
export const TOMBSTONE_REASONS = ['withdrawn', 'ended', 'unpublished', 'removed'] as const
export type TombstoneReason = (typeof TOMBSTONE_REASONS)[number]

/** A spot that must no longer be aired. Kept for at least 90 days after it happened. */
export const Tombstone = Exact({
  id: WorkId,
  number: Type.Integer(),
  reason: OneOf(TOMBSTONE_REASONS),
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
  agent: Type.Optional(Line(100)),
})
export type SyncAck = Static<typeof SyncAck>
