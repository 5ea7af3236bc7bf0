import '@fastify/swagger'
import { PassThrough } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isStaff } from '../accounts/authentication.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Change, Hub } from '../events/hub.ts'
import type { Presenter, Reader } from '../works/present.ts'
import type { ReaderOf } from './common.ts'

export interface EventRoutes {
  catalogue: Pick<Reads, 'works'>
  hub: Pick<Hub, 'subscribe'>
  present: Presenter
  readerOf: ReaderOf
  /** Milliseconds between two comments that keep proxies from closing a quiet stream. */
  heartbeat?: number
}

const RETRY_MS = 3000
// A client that reads slower than this much is behind is cut off; it connects again and asks for the whole.
const MAX_BEHIND_BYTES = 2 ** 20

/** Server-sent events: what happens to works, as it happens. */
export const eventRoutes: FastifyPluginAsyncTypebox<EventRoutes> = async (app, deps) => {
  const { catalogue, hub, present, readerOf, heartbeat = 15_000 } = deps
  const streams = new Set<PassThrough>()
  // Else closing would wait for clients that never leave.
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end()
  })

  const told = async (change: Change, reader: Reader): Promise<string | null> => {
    switch (change.type) {
      case 'work': {
        const row = await catalogue.works.byId(change.id)
        return row ? message('work', await present.one(row, reader)) : null
      }
      case 'removed':
        return message('removed', { id: change.id })
      case 'counts':
        return message('counts', { id: change.id, views: change.views })
    }
  }

  app.get(
    '/api/events',
    {
      schema: {
        tags: ['works'],
        summary: 'Server-sent events: `work` (as GET /api/works/:id), `removed`, `counts`',
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const stream = new PassThrough()
      const reader = readerOf(request)
      // One after the other, so that what happened last is told last.
      let turn = Promise.resolve()
      const next = (step: () => Promise<void>): void => {
        turn = turn.then(step).catch((error: unknown) => {
          stream.destroy(error instanceof Error ? error : new Error(String(error)))
        })
      }
      const unsubscribe = hub.subscribe((change) =>
        next(async () => {
          const text = await told(change, reader)
          if (text !== null && stream.writable) stream.write(text)
          if (stream.writableLength > MAX_BEHIND_BYTES) stream.destroy()
        }),
      )
      const beat = setInterval(
        () =>
          next(async () => {
            // Who has signed out, or whose account was closed, hears no more.
            if (!isStaff({ user: await app.whoAsks(request) })) stream.end()
            else if (stream.writable) stream.write(': still here\n\n')
          }),
        heartbeat,
      )
      streams.add(stream)
      stream.once('close', () => {
        clearInterval(beat)
        unsubscribe()
        streams.delete(stream)
      })
      request.raw.once('close', () => stream.destroy())
      stream.write(`retry: ${RETRY_MS}\n\n`)
      return (
        reply
          .type('text/event-stream')
          .header('cache-control', 'no-store')
          // nginx would hold the events back until its buffer is full.
          .header('x-accel-buffering', 'no')
          .send(stream)
      )
    },
  )
}

function message(event: Change['type'], data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
