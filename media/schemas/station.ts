import { type Static, Type } from 'typebox'
import { NAME_TEMPLATE_PATTERN } from '../spot-names.ts'
import {
  Edit,
  Exact,
  ExactPartial,
  FilledLine,
  Instant,
  LanguageTag,
  Line,
  Nullable,
  OneOf,
  WorkId,
} from './common.ts'
import { TOMBSTONE_REASONS } from './sync.ts'

export const StationId = Type.String({ pattern: '^[a-z0-9]{16}$', description: 'id of a station' })

const CartRange = Exact(
  {
    first: Type.Integer({ minimum: 1, maximum: 999_999 }),
    last: Type.Integer({ minimum: 1, maximum: 999_999 }),
  },
  { description: 'cart numbers that its automation has set aside for us' },
)

const editable = {
  name: FilledLine(100),
  place: Line(100, { description: 'district or province' }),
  languages: Type.Array(LanguageTag, { maxItems: 20, description: 'that it airs; none means any' }),
  contact: Line(300, { description: 'who to call, and how' }),
  email: Nullable(Type.String({ format: 'email', maxLength: 200, description: 'told of withdrawals' })),
  webhookUrl: Nullable(
    Type.String({ pattern: '^https?://', maxLength: 500, description: 'told of withdrawals, signed' }),
  ),
  carts: Nullable(CartRange),
  nameTemplate: Nullable(
    Type.String({ pattern: NAME_TEMPLATE_PATTERN, maxLength: 120, description: 'such as `{cart}_{code}`' }),
  ),
}

/** The fields of `PATCH /api/stations/:id`; each may be left out. */
export const StationEdit = Edit(editable)
export type StationEdit = Static<typeof StationEdit>

/** All fields, with a value each. */
export const StationFields = Exact(editable)
export type StationFields = Static<typeof StationFields>

const { name, ...rest } = editable

/** `POST /api/stations`: a name is enough. */
export const NewStation = Exact({ name, ...ExactPartial(rest).properties })
export type NewStation = Static<typeof NewStation>

/** A station as the studio shows it. */
export const Station = Exact(
  {
    id: StationId,
    ...editable,
    createdAt: Instant,
    revokedAt: Nullable(Instant),
    lastContactAt: Nullable(Instant),
    agent: Nullable(Type.String({ description: 'the program that it last asked with' })),
    acknowledgedAt: Nullable(Instant),
    upToDate: Type.Boolean({ description: 'whether it has confirmed everything that it was told' }),
    holds: Type.Integer({ description: 'spots on its disk, by its own word' }),
    airings: Type.Integer({ description: 'reported of the last 30 days' }),
  },
  { $id: 'Station' },
)
export type Station = Static<typeof Station>

export const StationList = Exact({ items: Type.Array(Station) })

export const SECRETS = ['token', 'feed', 'page', 'webhook'] as const
export type SecretName = (typeof SECRETS)[number]

/** What is shown once and kept only as a hash (the key of the webhook as it is, because signing needs it). */
export const StationSecrets = Exact({
  token: Type.Optional(Type.String({ description: 'for the agent and the API' })),
  feedUrl: Type.Optional(Type.String({ description: 'RSS; the other formats stand beside it' })),
  pageUrl: Type.Optional(Type.String({ description: 'page on which a person says what was aired' })),
  webhookSecret: Type.Optional(Type.String({ description: 'key of the signatures (Standard Webhooks)' })),
})
export type StationSecrets = Static<typeof StationSecrets>

export const CreatedStation = Exact({ station: Station, secrets: StationSecrets })

/** What a station has on its disk. */
export const HeldSpot = Exact({ id: WorkId, title: Type.String(), version: Type.Integer(), since: Instant })

/** `GET /api/stations/:id/spots`. */
export const StationSpots = Exact({ items: Type.Array(HeldSpot) })

const Notice = Exact({
  channel: OneOf(['email', 'webhook']),
  state: OneOf(['queued', 'sent', 'failed']),
  detail: Nullable(Type.String()),
  at: Instant,
})

/** Who has taken a spot off the air, and who not yet: `GET /api/works/:id/stations`. */
export const SpotStations = Exact({
  reason: Nullable(OneOf(TOMBSTONE_REASONS, { description: 'null while it may be aired' })),
  since: Nullable(Instant),
  stations: Type.Array(
    Exact({
      id: StationId,
      name: Type.String(),
      place: Type.String(),
      holds: Nullable(Type.Integer({ description: 'the version on its disk' })),
      confirmedAt: Nullable(Instant),
      notices: Type.Array(Notice),
    }),
  ),
})
export type SpotStations = Static<typeof SpotStations>
