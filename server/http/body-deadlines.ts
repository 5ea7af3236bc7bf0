import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { ChaskiError } from '../../media/errors.ts'

export interface BodyDeadlines {
  /** Milliseconds that any body may take; a larger one has more, by `bytesPerSecond`. */
  grace: number
  /** The slowest link on which a body that we hold in memory may come. */
  bytesPerSecond: number
  /** Milliseconds that an upload, which goes to disk as it comes, may stand still. */
  stall: number
}

/** 2 kB/s is a phone at the edge of 2G: a report of 4 MiB has 35 minutes there, a sign-in 15 seconds anywhere. */
export const BODY_DEADLINES: BodyDeadlines = { grace: 15_000, bytesPerSecond: 2_000, stall: 60_000 }

/**
 * Lets nobody hold a connection with half a body. Node's own limit is one for all requests, and an upload of a film
 * may take a day. Registered before everything that may answer, so that what is refused is watched too.
 */
export const bodyDeadlines = fastifyPlugin<BodyDeadlines>(async (app, limits) => {
  app.addHook('onRequest', async (request, reply) => {
    if (!hasBody(request.raw)) return
    const { raw } = request
    const stop =
      request.routeOptions.config.body === 'stream'
        ? afterStall(raw, limits.stall)
        : afterTime(timeFor(request, limits), () => {
            // Fastify reads it: told there, the client gets an answer.
            if (!reply.sent && raw.listenerCount('error') > 0) raw.emit('error', new ChaskiError('too_slow'))
            else raw.destroy()
          })
    raw.once('end', stop).once('close', stop)
  })

  app.addHook('onResponse', async ({ raw }) => {
    // What was answered before it had come whole, as most refusals are: Node reads the rest only to throw it away.
    if (!hasBody(raw) || raw.complete) return
    const stop = afterTime(limits.grace, () => raw.destroy())
    raw.once('end', stop).once('close', stop)
  })
})

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

function timeFor(
  { headers, routeOptions }: FastifyRequest,
  { grace, bytesPerSecond }: BodyDeadlines,
): number {
  const told = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY)
  return grace + (Math.min(told, routeOptions.bodyLimit ?? 0) / bytesPerSecond) * 1000
}

function afterTime(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds).unref()
  return () => clearTimeout(timer)
}

function afterStall(raw: IncomingMessage, milliseconds: number): () => void {
  let read = raw.socket.bytesRead
  const timer = setInterval(() => {
    if (raw.socket.bytesRead === read) raw.destroy()
    read = raw.socket.bytesRead
  }, milliseconds).unref()
  return () => clearInterval(timer)
}
