import { type Static, Type } from 'typebox'
import { Exact, Instant, Nullable, OneOf } from './common.ts'

/** All that can be done. Before the dot stands the kind of the object. */
export const AUDIT_VERBS = [
  'work.create',
  'work.import',
  'work.replace',
  'work.edit',
  'work.retry',
  'work.cancel',
  'work.withdraw',
  'work.restore',
  'work.trash',
  'work.forget',
  'work.refresh-tags',
  'work.mend',
  'work.publish',
  'work.fail',
  'work.set-captions',
  'work.remove-captions',
  'work.time-script',
  'work.choose-poster',
  'programme.create',
  'programme.edit',
  'programme.remove',
  'safety.edit',
  'service.create',
  'service.edit',
  'station.create',
  'station.edit',
  'station.renew-secret',
  'station.revoke',
  'station.report-airings',
  'station.learn-logs',
  'station.ask-about-log',
  'station.discard-log',
  'station.take-back-airing',
  'station.acknowledge',
  'station.confirm-withdrawal',
  'station.pack',
  'station.unpack',
  'notice.settle',
  'crowd.decide',
  'report.fix',
  'account.create',
  'account.invite',
  'account.take-back-invitation',
  'account.edit',
  'account.change-password',
  'account.add-token',
  'account.revoke-token',
  'account.end-session',
  'account.sign-in',
  'account.sign-out',
  'account.lock-out',
] as const
export type AuditVerb = (typeof AUDIT_VERBS)[number]

export const ACTOR_TYPES = ['person', 'station', 'system', 'shell'] as const
export type ActorType = (typeof ACTOR_TYPES)[number]

const Fields = Nullable(Type.Record(Type.String(), Type.Unknown()))

export const AuditEntry = Exact(
  {
    id: Type.String(),
    at: Instant,
    actor: Exact({
      type: OneOf(ACTOR_TYPES),
      id: Nullable(Type.String({ description: 'of the account or the station; the command of a shell' })),
      name: Nullable(Type.String({ description: 'as it is today' })),
    }),
    verb: OneOf(AUDIT_VERBS),
    object: Exact({ type: Type.String(), id: Type.String() }),
    before: Fields,
    after: Fields,
  },
  { $id: 'AuditEntry' },
)
export type AuditEntry = Static<typeof AuditEntry>

export const AuditList = Exact({
  items: Type.Array(AuditEntry),
  cursor: Nullable(Type.String({ description: 'for the next page; null at the end' })),
})

export const AuditQuery = Exact({
  actor: Type.Optional(Type.String({ maxLength: 100, description: 'id of an account or a station' })),
  object: Type.Optional(Type.String({ maxLength: 100, description: 'id of what was changed' })),
  verb: Type.Optional(OneOf(AUDIT_VERBS)),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
})
