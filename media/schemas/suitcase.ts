import { type Static, Type } from 'typebox'
import { Airing, AiringReceipt } from './airing.ts'
import { Exact, FilledLine, Instant, Line, Nullable, WorkId } from './common.ts'
import { StationId } from './station.ts'
import { SyncAnswer } from './sync.ts'

const Ticket = Type.String({ pattern: '^[\\w-]{43}$' })
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const PublicKey = Type.String({ pattern: '^[\\w-]{43}$', description: 'Ed25519, base64url' })

/** What has come home of one agent: all of its airings before `upTo`, in the order in which it queued them. */
export const SuitcaseReceipt = Exact({ agent: PublicKey, upTo: Count })
export type SuitcaseReceipt = Static<typeof SuitcaseReceipt>

/** `maletin.jws`: the way out. Always a full listing, so that no stick needs the one before. */
export const Outing = Exact({
  format: Type.Literal(1),
  station: Exact({ id: StationId, name: Type.String() }),
  organisation: Type.String(),
  server: Type.String({ description: 'base URL of the server that packed it' }),
  sequence: Type.Integer({ minimum: 1, description: 'rises with every outing of the station' }),
  ticket: Ticket,
  packedAt: Instant,
  answer: SyncAnswer,
  files: Type.Array(
    Exact({
      name: Type.String({ description: 'in `hoy/` or `despues/`' }),
      bytes: Count,
      sha256: Type.String(),
    }),
  ),
  receipts: Type.Array(SuitcaseReceipt),
})
export type Outing = Static<typeof Outing>

/** `regreso.jws`: the way home. Everything that no receipt has confirmed yet, so that a stick may get lost. */
export const Homecoming = Exact({
  format: Type.Literal(1),
  station: StationId,
  outing: Exact({
    sequence: Type.Integer({ minimum: 1 }),
    ticket: Ticket,
  }),
  applied: Type.Integer({ minimum: 0, description: 'the latest outing that the station has followed' }),
  count: Type.Integer({ minimum: 1, description: 'rises with every homecoming of this agent' }),
  cursor: Nullable(Type.String({ maxLength: 40 })),
  held: Type.Array(Exact({ id: WorkId, version: Count }), { maxItems: 20_000 }),
  airings: Type.Array(Airing, { maxItems: 50_000 }),
  upTo: Count,
  questions: Type.Array(
    Exact({
      fileName: FilledLine(200),
      sample: Type.String({ maxLength: 200_000, description: 'top of a log that cannot be read, in base64' }),
    }),
    { maxItems: 20 },
  ),
  rendition: Line(20),
  agent: Line(100),
})
export type Homecoming = Static<typeof Homecoming>

/** What was taken in of one station's homecoming. */
export const TakenIn = Exact(
  {
    station: Exact({ id: StationId, name: Type.String() }),
    airings: AiringReceipt,
    questions: Type.Integer({ description: 'logs that wait for an answer' }),
    holds: Nullable(
      Type.Integer({ description: 'spots on its disk; null if a later word on it is known already' }),
    ),
    repeated: Type.Boolean({ description: 'the very same was taken in before' }),
  },
  { $id: 'TakenIn' },
)
export type TakenIn = Static<typeof TakenIn>
