import { mkdir } from 'node:fs/promises'
import { extname } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { ChaskiError } from '../../media/errors.ts'
import { isWorkId } from '../../media/ids.ts'
import { captionKey } from '../../media/layout.ts'
import { Exact, LanguageTag, WorkId } from '../../media/schemas/common.ts'
import { type Store, StoreMissError } from '../../media/store/store.ts'
import { isStaff } from '../accounts/authentication.ts'
import type { Sights } from '../works/sights.ts'

export interface MediaRoutes {
  /** The local folder of what is published. */
  publishedFolder: string
  store: Pick<Store, 'read'>
  sights: Sights
}

// What players and stations go by; the table of the static plugin lacks some and words others differently.
const TYPES: Record<string, string> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment',
  '.m4a': 'audio/mp4',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
  '.opus': 'audio/ogg',
  '.flac': 'audio/flac',
  '.wav': 'audio/wav',
  '.vtt': 'text/vtt; charset=utf-8',
  '.webp': 'image/webp',
}

// A playlist may grow while the work is being made; everything else never changes under its name.
const CHANGING = '.m3u8'
const YEAR = 'max-age=31536000, immutable'

/** Published files, with ranges and caching, for those who may see the work. */
export const mediaRoutes: FastifyPluginAsyncTypebox<MediaRoutes> = async (app, deps) => {
  const { publishedFolder, store, sights } = deps
  await mkdir(publishedFolder, { recursive: true })

  /** @returns whether anyone may see it, so that shared caches may keep it */
  const admit = async (request: FastifyRequest, workId: string): Promise<boolean> => {
    const { sight } = await sights.of(workId)
    if (sight !== 'shown' && !isStaff(request))
      throw new ChaskiError(sight === 'withdrawn' ? 'gone' : 'not_found')
    return sight === 'shown'
  }

  app.addHook('onRequest', async (request, reply) => {
    const [, , workId = ''] = request.url.split(/[/?]/)
    if (!isWorkId(workId)) throw new ChaskiError('not_found')
    const open = await admit(request, workId)
    // Part of a compressed file is of no use to anyone.
    if (request.headers.range) delete request.headers['accept-encoding']
    setHeaders(reply, request.url.split('?')[0] ?? '', open)
  })

  await app.register(fastifyStatic, {
    root: publishedFolder,
    prefix: '/media/',
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    decorateReply: false,
    schemaHide: true,
    setHeaders(reply, path) {
      const type = TYPES[extname(path)]
      if (type) reply.header('content-type', type)
    },
  })

  app.get(
    '/captions/:id/:file',
    { schema: { hide: true, params: Exact({ id: WorkId, file: Type.String({ maxLength: 40 }) }) } },
    async (request, reply) => {
      const language = request.params.file.replace(/\.vtt$/, '')
      if (!Value.Check(LanguageTag, language)) throw new ChaskiError('not_found')
      try {
        const content = await store.read(captionKey(request.params.id, language))
        return await reply.type('text/vtt; charset=utf-8').send(content)
      } catch (error) {
        if (error instanceof StoreMissError) throw new ChaskiError('not_found', { cause: error })
        throw error
      }
    },
  )
}

function setHeaders(reply: FastifyReply, path: string, open: boolean): void {
  const scope = open ? 'public' : 'private'
  reply.header('cache-control', extname(path) === CHANGING ? 'no-cache' : `${scope}, ${YEAR}`)
  if (!open) return
  // Players on other sites, and the pages that embed ours.
  reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
}
