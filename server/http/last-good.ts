import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import { ChaskiError } from '../../media/errors.ts'
import type { Hub } from '../events/hub.ts'
import type { Vitals } from './vitals.ts'

const MOST_BYTES = 32 * 2 ** 20
const MOST_BYTES_EACH = 2 ** 20
/** What the clock alone changes (a day of validity that ends) is not seen in a kept answer: so long it may stand in. */
const KEEP_MS = 60 * 60_000

/** What needs no catalogue, or asks a memory of its own. */
const WITHOUT_CATALOGUE = /^\/(health|metrics|media|spots|captions|assets|docs|agent)(\/|$)/
/** The public site and its feeds. Addresses with secrets are none of these. */
const PUBLIC = /^\/(?!(api|studio|emisora|docs|health|metrics|media|spots|captions|assets)(\/|$|\?))/
const HEADERS = [
  'content-type',
  'etag',
  'last-modified',
  'vary',
  'content-security-policy',
  'x-frame-options',
] as const

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * What was last given to somebody who asked for the same, with its headers set on the reply; null where that is
     * nothing, or not for everyone.
     */
    standIn?: (request: FastifyRequest, reply: FastifyReply) => string | Buffer | null
  }
}

interface Kept {
  body: string | Buffer
  headers: Record<string, string>
}

interface Needs {
  vitals: Vitals
  hub: Pick<Hub, 'subscribe'>
}

/**
 * While the catalogue is away, visitors go on getting the pages and feeds that somebody has just had, and everything
 * else is answered at once: 503, come back in a few seconds. Registered before whatever asks the catalogue.
 */
export const lastGood = fastifyPlugin<Needs>(async (app, { vitals, hub }) => {
  const kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }) => Math.max(1, body.length),
    ttl: KEEP_MS,
  })
  // Nothing that was withdrawn may come back from here.
  const close = hub.subscribe(({ type }) => {
    if (type !== 'counts') kept.clear()
  })
  app.addHook('onClose', async () => close())

  app.decorate('standIn', (request, reply) => {
    const answer = isForEveryone(request) ? kept.get(keyOf(request)) : undefined
    // Not to be kept by anybody else, and not to be told again as unchanged once the catalogue is back.
    if (answer) reply.code(200).headers({ ...answer.headers, 'cache-control': 'no-store' })
    return answer?.body ?? null
  })

  app.addHook('onRequest', async (request) => {
    if (WITHOUT_CATALOGUE.test(request.url) || (await vitals.catalogueAnswers())) return
    // Answered by the error handler, with what stands in where there is something.
    throw new ChaskiError('not_ready')
  })

  app.addHook('onSend', async (request, reply, payload) => {
    if (isWorthKeeping(request, reply, payload))
      kept.set(keyOf(request), { body: payload, headers: headersOf(reply) })
  })
})

function isForEveryone({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && PUBLIC.test(url) && headers.authorization === undefined
}

function isWorthKeeping(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): payload is string | Buffer {
  if (reply.statusCode !== 200 || !isForEveryone(request) || request.user !== null) return false
  if (reply.getHeader('set-cookie') !== undefined || reply.getHeader('content-encoding') !== undefined)
    return false
  if (String(reply.getHeader('cache-control') ?? '').includes('no-store')) return false
  return (typeof payload === 'string' || Buffer.isBuffer(payload)) && payload.length <= MOST_BYTES_EACH
}

/** Pages come in the language of the reader. */
function keyOf({ url, headers }: FastifyRequest): string {
  return `${headers.host ?? ''} ${url} ${headers['accept-language'] ?? ''}`
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    HEADERS.flatMap((name) => {
      const value = reply.getHeader(name)
      return value === undefined ? [] : [[name, String(value)]]
    }),
  )
}
