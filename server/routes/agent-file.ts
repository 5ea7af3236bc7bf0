import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChaskiError } from '../../media/errors.ts'
import { WINDOWS_ZIP } from '../windows-agent/make-zip.ts'
import { answerOf } from './common.ts'

export interface AgentFile {
  /** Build output of station/. */
  folder: string
  /** Where `./chaski windows-agent` puts the agent for Windows; it may not be there. */
  windowsFolder: string
}

const NAME = 'chaski-station.mjs'

/** The agent for stations to download: one file, the same for all, without secrets. */
export const agentFile: FastifyPluginAsyncTypebox<AgentFile> = async (app, { folder, windowsFolder }) => {
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
  app.get(
    `/descargas/${WINDOWS_ZIP}`,
    {
      schema: {
        tags: ['stations'],
        operationId: 'downloadWindowsAgent',
        summary: 'Download the station agent for Windows, with the Node that it needs, if it was made here',
        errors: ['not_found'],
        response: { 200: answerOf('To be unpacked and installed with a double click', 'application/zip') },
      },
    },
    (_request, reply) => {
      if (!existsSync(join(windowsFolder, WINDOWS_ZIP))) throw new ChaskiError('not_found')
      return reply
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename=${WINDOWS_ZIP}`)
        .sendFile(WINDOWS_ZIP, windowsFolder, { cacheControl: false })
    },
  )
}
