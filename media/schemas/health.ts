import { type Static, Type } from 'typebox'
import { Exact, Instant, Nullable, OneOf } from './common.ts'

/** What somebody should look after, worst first. */
export const CONCERNS = [
  'catalogue_away',
  'queue_away',
  'store_away',
  'disk_full',
  'no_workers',
  'backup_failed',
  'disk_low',
  'queue_stands',
  'works_failed',
  'backup_old',
  'no_backup',
  'jail_off',
  'stations_late',
  'services_stale',
] as const
export type Concern = (typeof CONCERNS)[number]

const Count = Type.Integer({ minimum: 0 })

/** How the system is, for the people who use it. What could not be asked in time is null. */
export const SystemHealth = Exact(
  {
    concerns: Type.Array(OneOf(CONCERNS), {
      description: 'what somebody should look after, worst first; empty where all is well',
    }),
    parts: Exact(
      { catalogue: Type.Boolean(), queue: Type.Boolean(), store: Type.Boolean() },
      { description: 'whether each answers' },
    ),
    workers: Nullable(Type.Integer({ minimum: 0, description: 'processes that make works ready' })),
    jail: OneOf(['ok', 'off', 'unknown'], {
      description: 'whether they read uploads in a jail; `unknown` while none has said so',
    }),
    jobs: Nullable(
      Exact({
        active: Count,
        waiting: Count,
        oldestSeconds: Type.Number({ minimum: 0, description: 'for which the oldest of those has waited' }),
      }),
    ),
    works: Nullable(
      Exact({
        processing: Count,
        failed: Count,
      }),
    ),
    stationsLate: Nullable(
      Type.Integer({ minimum: 0, description: 'stations that have not asked for three days' }),
    ),
    servicesStale: Nullable(
      Type.Integer({ minimum: 0, description: 'help lines that nobody has confirmed for 180 days' }),
    ),
    freeBytes: Nullable(
      Type.Integer({ minimum: 0, description: 'that can still be stored; null for a bucket' }),
    ),
    backup: Exact({
      wanted: Type.Boolean({ description: 'whether one is made every night' }),
      goodAt: Nullable(Instant),
      failedAt: Nullable(Instant),
    }),
  },
  { $id: 'SystemHealth' },
)
export type SystemHealth = Static<typeof SystemHealth>
