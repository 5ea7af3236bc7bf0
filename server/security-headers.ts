import helmet from '@fastify/helmet'
import fastifyPlugin from 'fastify-plugin'

/** What every answer says about itself to browsers. */
export const securityHeaders = fastifyPlugin<{ https: boolean }>(async (app, { https }) => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // hls.js hands the stream to the media element, and works in a worker, as blobs of its own.
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // A machine in an office without a certificate has to stay reachable.
    strictTransportSecurity: https && { maxAge: 180 * 24 * 60 * 60 },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: https && { policy: 'same-origin' },
    originAgentCluster: https,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  })
})
