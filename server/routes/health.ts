import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Exact } from '../../media/schemas/common.ts'
import { type SystemHealth, SystemHealth as SystemHealthSchema } from '../../media/schemas/health.ts'
import { within } from '../health/within.ts'
import type { JailState } from '../jobs/workers-state.ts'

export interface HealthRoutes {
  /** What the server cannot work without, by name. Each answers, or throws. */
  checks: Record<string, () => Promise<unknown>>
  /** Whether workers read uploads in a jail; told, but nothing to stop sending requests for. */
  jail: () => Promise<JailState>
  /** How the system is, for staff. */
  examine: () => Promise<SystemHealth>
  /** Milliseconds that a check may take. */
  patience?: number
}

const State = Exact(
  {
    status: Type.String(),
    checks: Type.Record(
      Type.String(),
      Type.String({
        description:
          '`ok`, or what is wrong. `jail`: `off` where uploads are read outside of one; the server is ready all the same',
      }),
    ),
  },
  { $id: 'Health' },
)

/** For whoever starts, restarts and routes to servers. */
export const healthRoutes: FastifyPluginAsyncTypebox<HealthRoutes> = async (
  app,
  { checks, jail, examine, patience = 2000 },
) => {
  app.get(
    '/health/live',
    {
      schema: {
        tags: ['operation'],
        operationId: 'getLiveness',
        summary: 'The process is running',
        response: { 200: State },
      },
    },
    async () => ({ status: 'ok', checks: {} }),
  )

  app.get(
    '/health/ready',
    {
      schema: {
        tags: ['operation'],
        operationId: 'getReadiness',
        summary: 'Whether the catalogue, the queue and the store respond',
        response: { 200: State, 503: State },
      },
    },
    async (request, reply) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => {
          try {
            await within(check(), patience)
            return [name, 'ok'] as const
          } catch (error) {
            request.log.warn({ err: error, check: name }, 'health check failed')
            // What exactly is wrong is for the log: anyone may ask here.
            return [name, 'failed'] as const
          }
        }),
      )
      const ready = results.every(([, state]) => state === 'ok')
      const confined = await within(jail(), patience).catch((): JailState => 'unknown')
      return reply.code(ready ? 200 : 503).send({
        status: ready ? 'ok' : 'not ready',
        checks: { ...Object.fromEntries(results), jail: confined },
      })
    },
  )

  app.get(
    '/api/health',
    {
      schema: {
        tags: ['operation'],
        operationId: 'getHealth',
        summary: 'How the system is, in the terms of those who use it; for staff',
        response: { 200: SystemHealthSchema },
      },
    },
    async () => await examine(),
  )
}
