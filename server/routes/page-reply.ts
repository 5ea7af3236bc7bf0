import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isFresh } from '../delivery/conditional.ts'

/**
 * Answers with a page that is asked for again each time, but sent again only when it changed: on a slow link the
 * 304 is the difference between waiting and not.
 */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  content: string,
  type = 'text/html; charset=utf-8',
): FastifyReply {
  const tag = `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
  reply.header('etag', tag).header('cache-control', 'no-cache').header('vary', 'accept-language')
  if (isFresh(request.headers, tag, null)) return reply.code(304).send()
  return reply.type(type).send(content)
}

/** Answers with a page that only staff see; nothing on the way keeps it. */
export function sendDraft(reply: FastifyReply, content: string): FastifyReply {
  return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(content)
}

/** Lets the answer stand in frames of other sites, whatever the policy of the rest of the site says. */
export function allowFraming(reply: FastifyReply): void {
  reply.removeHeader('x-frame-options')
  const policy = reply.getHeader('content-security-policy')
  if (typeof policy === 'string') {
    reply.header('content-security-policy', policy.replace(/frame-ancestors [^;]*/, 'frame-ancestors *'))
  }
}
