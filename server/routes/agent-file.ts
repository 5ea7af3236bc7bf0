import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'

export interface AgentFile {
  /** What the build of station/ has made. */
  folder: string
}

const NAME = 'chaski-station.mjs'

/** The program that stations download: one file, the same for all of them, without any secret in it. */
export const agentFile: FastifyPluginAsyncTypebox<AgentFile> = async (app, { folder }) => {
  if (!existsSync(join(folder, NAME))) throw new Error(`${folder} is missing: run "npm run build"`)
  await app.register(fastifyStatic, { root: folder, serve: false })
  app.get(
    `/descargas/${NAME}`,
    { schema: { tags: ['stations'], summary: 'The program that a station runs' } },
    (_request, reply) =>
      // Asked for again each time, so that nobody installs an old one from a cache on the way.
      reply.header('cache-control', 'no-cache').download(NAME, { cacheControl: false }),
  )
}
