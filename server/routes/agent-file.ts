import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { answerOf } from './common.ts'

export interface AgentFile {
  /** Build output of station/. */
  folder: string
}

const NAME = 'chaski-station.mjs'

/** The agent for stations to download: one file, the same for all, without secrets. */
export const agentFile: FastifyPluginAsyncTypebox<AgentFile> = async (app, { folder }) => {
  if (!existsSync(join(folder, NAME))) throw new Error(`${folder} is missing: run "npm run build"`)
  await app.register(fastifyStatic, { root: folder, serve: false })
  app.get(
    `/descargas/${NAME}`,
    {
      schema: {
        tags: ['stations'],
        operationId: 'downloadAgent',
        summary: 'Download the station agent',
        response: { 200: answerOf('A program for Node 18.15 or later', 'text/javascript') },
      },
    },
    (_request, reply) =>
      // Revalidated each time, so nobody installs an old one from a cache.
      reply.header('cache-control', 'no-cache').download(NAME, { cacheControl: false }),
  )
}
