import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Redis } from 'ioredis'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { VIEW_STREAM, type ViewBeacon } from '../../media/queues.ts'
import { Exact, WorkId } from '../../media/schemas/common.ts'
import { viewThreshold } from '../../media/viewing.ts'
import type { Sights } from '../works/sights.ts'

export interface ViewRoutes {
  redis: Pick<Redis, 'xadd'>
  sights: Sights
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

export const viewRoutes: FastifyPluginAsyncTypebox<ViewRoutes> = async (app, { redis, sights }) => {
  app.post(
    '/api/works/:id/views',
    {
      config: byAddress,
      schema: {
        tags: ['views'],
        summary: 'Tell a viewing that lasted long enough; the same viewing counts once',
        params: Exact({ id: WorkId }),
        body: Exact({
          viewing: Type.String({
            pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
            description: 'UUID, made by the page',
          }),
          seconds: Type.Number({ minimum: 0, description: 'watched, heard or read' }),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { sight, duration } = await sights.of(request.params.id)
      if (sight !== 'shown') throw new ChaskiError(sight === 'withdrawn' ? 'gone' : 'not_found')
      const { viewing, seconds } = request.body
      if (seconds >= viewThreshold(duration) - TOLERANCE) {
        const beacon: ViewBeacon = { workId: request.params.id, viewing }
        await redis.xadd(VIEW_STREAM, 'MAXLEN', '~', MOST_BEACONS, '*', 'beacon', JSON.stringify(beacon))
      }
      return reply.code(204).send(null)
    },
  )
}
