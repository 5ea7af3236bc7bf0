import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { withoutHeadersOfDocuments } from '../http/security-headers.ts'

export interface PlayerFiles {
  /** What the build of player/ has made. */
  folder: string
}

/** Scripts and styles, whose names carry a hash of their content, and the studio. */
export const playerFiles: FastifyPluginAsyncTypebox<PlayerFiles> = async (app, { folder }) => {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run "npm run build"`)
  // The studio's HTML lies there too, and keeps them.
  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type'))
    if (request.url.startsWith('/assets/') && /^(text|application)\/(javascript|css)\b/.test(type))
      withoutHeadersOfDocuments(reply)
    return payload
  })

  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/assets/',
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    immutable: true,
    // A name that says what is in it needs no date.
    lastModified: false,
    maxAge: '365d',
    schemaHide: true,
  })

  // At the root, because a service worker reaches no further than where it comes from.
  app.get('/sw.js', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('sw.js', folder, { cacheControl: false }),
  )

  app.get('/studio', { schema: { hide: true } }, (_request, reply) => reply.redirect('/studio/', 308))
  app.get('/studio/', { schema: { hide: true } }, (_request, reply) =>
    // Small, and names the newest scripts: asked for again each time.
    reply
      .header('cache-control', 'no-cache')
      .sendFile('index.html', join(folder, 'studio'), { cacheControl: false }),
  )
}
