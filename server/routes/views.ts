import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Redis } from 'ioredis'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { VIEW_STREAM, type ViewBeacon } from '../../media/jobs/queues.ts'
import { Exact, WorkId } from '../../media/schemas/common.ts'
import { LONGEST_UNREPORTED_SECONDS, viewThreshold } from '../../media/viewing.ts'
import type { AccessCache } from '../delivery/access-cache.ts'

export interface ViewRoutes {
  redis: Pick<Redis, 'xadd'>
  access: AccessCache
  /** Unix milliseconds. */
  now?: () => number
}

// A day of a hundred views a second, if no tally runs: some 200 MB of Redis. Beyond it the oldest are lost first.
const MOST_BEACONS = 2_000_000
// Pages round what they measure.
const TOLERANCE = 0.1

/**
 * View beacons. A whole village may stand behind one address, and begins no twenty viewings a second; without any
 * limit, whoever invents viewings fills the memory in which they are known again for a day. Pages try again later.
 */
const byAddress = { rateLimit: { max: 1200, timeWindow: '1 minute' } }

export const viewRoutes: FastifyPluginAsyncTypebox<ViewRoutes> = async (
  app,
  { redis, access, now = Date.now },
) => {
  app.post(
    '/api/works/:id/views',
    {
      config: byAddress,
      schema: {
        tags: ['views'],
        operationId: 'countView',
        summary: 'Report a viewing that lasted long enough. The same viewing counts once',
        errors: ['not_found', 'gone'],
        params: Exact({ id: WorkId }),
        body: Exact({
          viewing: Type.String({
            pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
            description: 'UUID, made by the page',
          }),
          seconds: Type.Number({ minimum: 0, description: 'watched, heard or read' }),
          ago: Type.Optional(
            Type.Integer({
              minimum: 0,
              maximum: LONGEST_UNREPORTED_SECONDS,
              description: 'seconds since then, for a report that waited for a link',
            }),
          ),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const work = await access.byId(request.params.id)
      if (work?.access !== 'shown') throw new ChaskiError(work?.access === 'withdrawn' ? 'gone' : 'not_found')
      const { viewing, seconds, ago = 0 } = request.body
      if (seconds >= viewThreshold(work.duration) - TOLERANCE) {
        const beacon: ViewBeacon = {
          workId: request.params.id,
          viewing,
          at: now() - ago * 1000,
        }
        await redis.xadd(VIEW_STREAM, 'MAXLEN', '~', MOST_BEACONS, '*', 'beacon', JSON.stringify(beacon))
      }
      return reply.code(204).send(null)
    },
  )
}
