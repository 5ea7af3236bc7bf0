import { type Static, Type } from 'typebox'
import { Broadcast } from './broadcast.ts'
import { Exact, Instant, LanguageTag, Line, Nullable, OneOf, WorkId } from './common.ts'
import { LogHabits } from './log-habits.ts'
import { Loudness } from './published.ts'

/**
 * `GET /api/sync?cursor=`. A station that applies every answer in order and keeps the last cursor holds exactly the
 * spots that may be aired at that point. No spot appears twice in one answer, and no change after the cursor is
 * left out.
 */

export const SyncFile = Exact(
  {
    name: Type.String({ description: 'rendition, such as `mp3-128`' }),
    fileName: Type.String({ description: 'name to store it under: ASCII, sortable, safe on Windows' }),
    url: Type.String(),
    type: Type.String(),
    bytes: Type.Integer(),
    sha256: Type.String(),
    profile: Type.Optional(Type.String()),
    loudness: Type.Optional(Loudness),
  },
  { $id: 'SyncFile' },
)
export type SyncFile = Static<typeof SyncFile>

export const SyncItem = Exact(
  {
    id: WorkId,
    version: Type.Integer(),
    number: Type.Integer({ description: 'counts the works; shown as ABC-000123' }),
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
  },
  { $id: 'SyncItem' },
)
export type SyncItem = Static<typeof SyncItem>

/**
 * `withdrawn`: staff took it back. `ended`: its last day is over. `unpublished`: it is no longer public, or not in a
 * language that the station airs. `removed`: it is in the trash, or gone.
 */
export const TOMBSTONE_REASONS = ['withdrawn', 'ended', 'unpublished', 'removed'] as const
export type TombstoneReason = (typeof TOMBSTONE_REASONS)[number]

/** A spot that must no longer be aired. Listed for at least 90 days. */
export const Tombstone = Exact(
  {
    id: WorkId,
    number: Type.Integer(),
    reason: OneOf(TOMBSTONE_REASONS),
    message: Type.String({ description: 'a sentence for the person at the station, in Spanish' }),
    at: Instant,
  },
  { $id: 'Tombstone' },
)
export type Tombstone = Static<typeof Tombstone>

/** What an agent has to know of the organisation to read file names, and clocks that show its time. */
export const SyncHouse = Exact(
  {
    spotPrefix: Type.String({ description: 'what the codes of spots begin with', examples: ['ABC'] }),
    timeZone: Type.String({ description: 'name in the tz database', examples: ['America/Santiago'] }),
    offsets: Type.Array(
      Exact({
        from: Instant,
        minutes: Type.Integer({ description: 'from UTC to local time; negative in the Americas' }),
      }),
      {
        minItems: 1,
        description: 'of that zone, from last year to next year, for agents that know no zones',
      },
    ),
  },
  { $id: 'SyncHouse' },
)
export type SyncHouse = Static<typeof SyncHouse>

/** How the agent reads the logs of its automation. */
export const LogReadingRules = Exact(
  {
    habits: LogHabits,
    artist: Type.String({ description: 'in the tags of every spot; by it and the title a log names them' }),
  },
  { $id: 'LogReadingRules' },
)
export type LogReadingRules = Static<typeof LogReadingRules>

export const SyncAnswer = Exact(
  {
    items: Type.Array(SyncItem),
    tombstones: Type.Array(Tombstone),
    cursor: Type.String({ description: 'opaque; send it with the next request' }),
    more: Type.Boolean({ description: 'there are more changes: ask again at once' }),
    serverTime: Instant,
    house: SyncHouse,
    logs: Type.Optional(LogReadingRules),
  },
  { $id: 'SyncAnswer' },
)
export type SyncAnswer = Static<typeof SyncAnswer>

/** `POST /api/sync/ack`: what the station holds after applying an answer. */
export const SyncAck = Exact(
  {
    cursor: Type.String(),
    held: Type.Array(Exact({ id: WorkId, version: Type.Integer() }), { maxItems: 20_000 }),
    removed: Type.Array(WorkId, {
      maxItems: 20_000,
      description: 'spots taken off the air since the last acknowledgement',
    }),
    agent: Type.Optional(Line(100, { examples: ['chaski-station/1'] })),
  },
  { $id: 'SyncAck' },
)
export type SyncAck = Static<typeof SyncAck>
