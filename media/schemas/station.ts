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
  { $id: 'CartRange', description: 'cart numbers that its automation reserves for our spots' },
)

const editable = {
  name: FilledLine(100, { examples: ['Radio Quillabamba'] }),
  place: Line(100, { description: 'district or province', examples: ['La Convención'] }),
  province: Line(100, {
    description: 'by which its airings are added up; where it is empty, by `place`',
    examples: ['La Convención'],
  }),
  languages: Type.Array(LanguageTag, { maxItems: 20, description: 'languages it airs; none means any' }),
  contact: Line(300, { description: 'who to reach, and how', examples: ['Luis, cabina, 084 123 456'] }),
  email: Nullable(
    Type.String({
      format: 'email',
      maxLength: 200,
      description: 'receives notices of withdrawals',
      examples: ['cabina@radio.example'],
    }),
  ),
  webhookUrl: Nullable(
    Type.String({
      pattern: '^https?://',
      maxLength: 500,
      description: 'receives signed notices of withdrawals',
    }),
  ),
  carts: Nullable(CartRange),
  nameTemplate: Nullable(
    Type.String({
      pattern: NAME_TEMPLATE_PATTERN,
      maxLength: 120,
      description: 'how its files are named',
      examples: ['{cart}_{code}'],
    }),
  ),
}

/** `PATCH /api/stations/:id`: every field is optional. */
export const StationEdit = Edit(editable, { $id: 'StationEdit' })
export type StationEdit = Static<typeof StationEdit>

/** Every field, each with a value. */
export const StationFields = Exact(editable)
export type StationFields = Static<typeof StationFields>

const { name, ...rest } = editable

/** `POST /api/stations`: a name is enough. */
export const NewStation = Exact({ name, ...ExactPartial(rest).properties }, { $id: 'NewStation' })
export type NewStation = Static<typeof NewStation>

/** A station as the studio shows it. */
export const Station = Exact(
  {
    id: StationId,
    ...editable,
    createdAt: Instant,
    revokedAt: Nullable(Instant),
    lastContactAt: Nullable(Instant),
    agent: Nullable(Type.String({ description: 'user agent of its last request' })),
    acknowledgedAt: Nullable(Instant),
    upToDate: Type.Boolean({ description: 'it has acknowledged every change' }),
    holds: Type.Integer({ description: 'spots on its disk, as it last acknowledged' }),
    airings: Type.Integer({ description: 'reported for the last 30 days' }),
  },
  { $id: 'Station' },
)
export type Station = Static<typeof Station>

export const StationList = Exact({ items: Type.Array(Station) }, { $id: 'StationList' })

export const SECRETS = ['token', 'feed', 'page', 'webhook'] as const
export type SecretName = (typeof SECRETS)[number]

/** Shown once and stored as a hash – except the webhook key, which is needed for signing. */
export const StationSecrets = Exact(
  {
    token: Type.Optional(Type.String({ description: 'for the agent and the API' })),
    feedUrl: Type.Optional(Type.String({ description: 'RSS; other extensions give the other formats' })),
    pageUrl: Type.Optional(Type.String({ description: 'page for reporting airings by hand' })),
    webhookSecret: Type.Optional(Type.String({ description: 'signing key (Standard Webhooks)' })),
  },
  { $id: 'StationSecrets' },
)
export type StationSecrets = Static<typeof StationSecrets>

export const CreatedStation = Exact({ station: Station, secrets: StationSecrets }, { $id: 'CreatedStation' })

/** What a station has on its disk. */
export const HeldSpot = Exact(
  { id: WorkId, title: Type.String(), version: Type.Integer(), since: Instant },
  { $id: 'HeldSpot' },
)

/** `GET /api/stations/:id/spots`. */
export const StationSpots = Exact({ items: Type.Array(HeldSpot) }, { $id: 'StationSpots' })

const Notice = Exact(
  {
    channel: OneOf(['email', 'webhook']),
    state: OneOf(['queued', 'sent', 'failed']),
    detail: Nullable(Type.String({ description: 'why it did not arrive, in the language of the request' })),
    at: Instant,
  },
  { $id: 'Notice' },
)

/** Which stations have taken a spot off the air: `GET /api/works/:id/stations`. */
export const SpotStations = Exact(
  {
    reason: Nullable(
      OneOf(TOMBSTONE_REASONS, { description: 'why it must not be aired; null while it may be' }),
    ),
    since: Nullable(Instant),
    stations: Type.Array(
      Exact({
        id: StationId,
        name: Type.String(),
        place: Type.String(),
        holds: Nullable(Type.Integer({ description: 'version on its disk' })),
        confirmedAt: Nullable(Instant),
        notices: Type.Array(Notice),
      }),
    ),
  },
  { $id: 'SpotStations' },
)
export type SpotStations = Static<typeof SpotStations>
