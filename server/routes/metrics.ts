import fastifyPlugin from 'fastify-plugin'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Delivery } from '../delivery/delivery.ts'
import { answerOf } from './common.ts'
import { soon, type Watched, watchVitals } from './vital-metrics.ts'

export interface MetricRoutes extends Watched {
  delivery: Pick<Delivery, 'answers'>
}

/** Prometheus metrics. */
export const metricRoutes = fastifyPlugin<MetricRoutes>(async (app, { delivery, ...watched }) => {
  const { dispatch } = watched
  const register = new Registry()
  collectDefaultMetrics({ register })
  watchVitals(register, watched)
  const requests = new Histogram({
    name: 'chaski_http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers: [register],
  })
  new Gauge({
    name: 'chaski_jobs',
    help: 'Jobs, by queue and state',
    labelNames: ['queue', 'state'],
    registers: [register],
    async collect() {
      // A Redis that is away must not keep everything else from being told.
      const counts = await soon(dispatch.counts())
      this.reset()
      for (const [queue, states] of Object.entries(counts)) {
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count)
      }
    },
  })

  new Gauge({
    name: 'chaski_files_delivered',
    help: 'Published files handed out past the app since its start, by status of the answer',
    labelNames: ['status'],
    registers: [register],
    collect() {
      for (const [status, count] of delivery.answers()) this.set({ status }, count)
    },
  })

  app.addHook('onResponse', async (request, reply) => {
    // By route and not by address, else every work would be a series of its own.
    const route = request.routeOptions.url ?? 'unknown'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })

  app.get(
    '/metrics',
    {
      schema: {
        tags: ['operation'],
        operationId: 'getMetrics',
        summary: 'Prometheus metrics; for staff, and for programs on the same machine',
        response: { 200: answerOf('Prometheus text format', 'text/plain') },
      },
    },
    async (_request, reply) => reply.type(register.contentType).send(await register.metrics()),
  )
})
