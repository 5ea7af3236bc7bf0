import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isFresh } from '../delivery/conditional.ts'
import { VIEWING_PLACE } from '../pages/context.ts'

const HTML = 'text/html; charset=utf-8'

/**
 * Answers with a page that is asked for again each time, but sent again only when it changed: on a slow link the
 * 304 is the difference between waiting and not.
 */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  content: string,
  type = HTML,
): FastifyReply {
  if (isKnown(request, reply, content, 'no-cache')) return reply.code(304).send()
  return reply.type(type).send(content)
}

/** Answers with a page that only staff see, who are not counted; nothing on the way keeps it. */
export function sendDraft(reply: FastifyReply, content: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type(HTML).send(content.replace(VIEWING_PLACE, ''))
}

const HOUR_MS = 3600_000

/**
 * The same for a page on which a work is watched. It carries a token of its own, so no cache that others use may keep
 * it. Within the hour a browser keeps its page and token: who loads it again goes on with the same viewing.
 * Of a discreet page a browser keeps nothing.
 * @param token null for staff, who are not counted
 */
export function sendWatchedPage(
  request: FastifyRequest,
  reply: FastifyReply,
  content: string,
  token: (() => string) | null,
  { discreet }: { discreet: boolean },
  now: number = Date.now(),
): FastifyReply {
  const stamp = token === null ? 'uncounted' : Math.floor(now / HOUR_MS)
  if (discreet) reply.header('cache-control', 'no-store')
  else if (isKnown(request, reply, `${stamp} ${content}`, 'private, no-cache')) return reply.code(304).send()
  const page = content.replace(VIEWING_PLACE, token === null ? '' : `data-viewing="${token()}"`)
  return reply.type(HTML).send(page)
}

/** Sets the headers by which a browser knows a page again. @returns whether it has this one already */
function isKnown(request: FastifyRequest, reply: FastifyReply, content: string, caching: string): boolean {
  const tag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
  reply.header('etag', tag).header('cache-control', caching).header('vary', 'accept-language')
  return isFresh(request.headers, tag, null)
}

/** Lets the answer stand in frames of other sites, whatever the policy of the rest of the site says. */
export function allowFraming(reply: FastifyReply): void {
  reply.removeHeader('x-frame-options')
  const policy = reply.getHeader('content-security-policy')
  if (typeof policy === 'string') {
    reply.header('content-security-policy', policy.replace(/frame-ancestors [^;]*/, 'frame-ancestors *'))
  }
}
