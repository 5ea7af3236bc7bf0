import { PassThrough } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChaskiError } from '../../media/errors.ts'
import { Exact, Nothing, WorkId } from '../../media/schemas/common.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { AccessCache } from '../delivery/access-cache.ts'
import type { Hub } from '../events/hub.ts'
import { answerOf } from './common.ts'

export interface LiveViewRoutes {
  access: Pick<AccessCache, 'byId'>
  works: Pick<Reads['works'], 'byId'>
  hub: Pick<Hub, 'subscribe'>
  /** Pages that are told at a time; the others keep the number with which they were made. */
  most?: number
}

const MOST_PAGES = 5000
const RETRY_MS = 15_000
/** Between two comments that keep proxies from closing a quiet stream. */
const HEARTBEAT_MS = 25_000

/** Tells pages that are open how often their work has been viewed: one request for as long as it is looked at. */
export const liveViewRoutes: FastifyPluginAsyncTypebox<LiveViewRoutes> = async (app, deps) => {
  const { access, works, hub, most = MOST_PAGES } = deps
  const pages = new Map<string, Set<PassThrough>>()
  let open = 0

  const unsubscribe = hub.subscribe((change) => {
    if (change.type !== 'counts') return
    for (const page of pages.get(change.id) ?? []) tell(page, change.views)
  })
  const beat = setInterval(() => {
    for (const page of [...pages.values()].flatMap((ofWork) => [...ofWork])) page.write(':\n\n')
  }, HEARTBEAT_MS)
  // Else closing would wait for pages that stay open.
  app.addHook('preClose', async () => {
    clearInterval(beat)
    unsubscribe()
    for (const page of [...pages.values()].flatMap((ofWork) => [...ofWork])) page.end()
  })

  const follow = (workId: string): PassThrough => {
    const page = new PassThrough()
    const ofWork = pages.get(workId) ?? new Set()
    pages.set(workId, ofWork.add(page))
    open += 1
    page.once('close', () => {
      open -= 1
      ofWork.delete(page)
      if (ofWork.size === 0 && pages.get(workId) === ofWork) pages.delete(workId)
    })
    return page
  }

  app.get(
    '/api/works/:id/views',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['views'],
        operationId: 'streamViews',
        summary: 'The number of views of a work as server-sent events: now, and whenever it changes',
        errors: ['not_found', 'gone', 'not_ready'],
        params: Exact({ id: WorkId }),
        querystring: Nothing,
        response: { 200: answerOf('The stream', 'text/event-stream') },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const known = await access.byId(id)
      if (known?.access !== 'shown')
        throw new ChaskiError(known?.access === 'withdrawn' ? 'gone' : 'not_found')
      if (open >= most) throw new ChaskiError('not_ready')
      // Before the number is read: a change in between is told twice rather than not at all.
      const page = follow(id)
      request.raw.once('close', () => page.destroy())
      page.write(`retry: ${RETRY_MS}\n`)
      try {
        tell(page, (await works.byId(id))?.views ?? 0)
      } catch (error) {
        page.destroy()
        throw error
      }
      return (
        reply
          .type('text/event-stream')
          .header('cache-control', 'no-store')
          // nginx would hold the events back until its buffer is full.
          .header('x-accel-buffering', 'no')
          .send(page)
      )
    },
  )
}

function tell(page: PassThrough, views: number): void {
  if (page.writable) page.write(`data: ${views}\n\n`)
}
