import helmet from '@fastify/helmet'
import type { FastifyReply } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

const HSTS_SECONDS = 180 * 24 * 60 * 60

/** For answers that are written past the app, names and values by turns. Those of files are told by what they are. */
export function headersOfSite(https: boolean): string[] {
  return https ? ['strict-transport-security', `max-age=${HSTS_SECONDS}; includeSubDomains`] : []
}

/** What only says something of a document: of a script or a style, browsers read none of it. */
const OF_DOCUMENTS = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
] as const

/** For scripts, styles and icons of ours: half a kilobyte less with each, on links where that is felt. */
export function withoutHeadersOfDocuments(reply: FastifyReply): FastifyReply {
  for (const name of OF_DOCUMENTS) reply.removeHeader(name)
  return reply
}

/** What every answer says about itself to browsers. */
export const securityHeaders = fastifyPlugin<{
  https: boolean
  /** Other origins from which pictures, sound and segments come. */
  filesFrom: readonly string[]
}>(async (app, { https, filesFrom }) => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...filesFrom],
        // A stream is handed to the media element as a blob.
        mediaSrc: ["'self'", 'blob:', ...filesFrom],
        workerSrc: ["'self'"],
        connectSrc: ["'self'", ...filesFrom],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // A machine in an office without a certificate has to stay reachable.
    strictTransportSecurity: https && { maxAge: HSTS_SECONDS },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: https && { policy: 'same-origin' },
    originAgentCluster: https,
    // Who listens to what about violence at home is nobody else's business; some addresses are keys besides.
    referrerPolicy: { policy: 'no-referrer' },
  })
})
