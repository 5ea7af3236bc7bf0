import type { Status } from '../../media/vocabulary.ts'
import type { Engine } from './engine.ts'

/** How much there is of what an operator watches. */
export interface VitalCounts {
  works: { status: Status; count: number }[]
  /** Works that have failed and were not mended yet, by code of the error. */
  failed: { code: string; count: number }[]
  /** Stations that are not revoked and have not asked since `quietSince`; one that is newer still has time. */
  stationsLate: number
}

export function createVitalCounts({ reads: db }: Engine) {
  return async (quietSince: Date): Promise<VitalCounts> => {
    const works = await db
      .selectFrom('works')
      .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
      .where('trashed_at', 'is', null)
      .groupBy('status')
      .execute()
    const failed = await db
      .selectFrom('works')
      .select(({ fn }) => ['error_code', fn.countAll<number>().as('count')])
      .where('trashed_at', 'is', null)
      .where('status', '=', 'failed')
      .groupBy('error_code')
      .execute()
    const { late } = await db
      .selectFrom('stations')
      .select(({ fn }) => fn.countAll<number>().as('late'))
      .where('revoked_at', 'is', null)
      .where(({ fn }) => fn.coalesce('last_contact_at', 'created_at'), '<', quietSince.toISOString())
      .executeTakeFirstOrThrow()
    return {
      works: works.map(({ status, count }) => ({ status, count: Number(count) })),
      failed: failed.map(({ error_code, count }) => ({
        code: error_code ?? 'internal',
        count: Number(count),
      })),
      stationsLate: Number(late),
    }
  }
}

/** Views of all works together, those of works that were deleted since included. */
export function createTotalViews({ reads: db }: Engine) {
  return async (): Promise<number> => {
    const { counted } = await db
      .selectFrom('daily_totals')
      .select(({ fn }) => fn.sum<number | null>('amount').as('counted'))
      .where('measure', '=', 'views')
      .where('apart', '=', 0)
      .executeTakeFirstOrThrow()
    const { before } = await db
      .selectFrom('view_baselines')
      .select(({ fn }) => fn.sum<number | null>('views').as('before'))
      .executeTakeFirstOrThrow()
    return Number(counted ?? 0) + Number(before ?? 0)
  }
}
