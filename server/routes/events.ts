import { PassThrough } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Exact, OneOf } from '../../media/schemas/common.ts'
import { INTERFACE_LANGUAGES } from '../../media/vocabulary.ts'
import { isStaff } from '../accounts/authentication.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Change, Hub } from '../events/hub.ts'
import type { Presenter, Reader } from '../works/present.ts'
import { answerOf, type ReaderOf } from './common.ts'

export interface EventRoutes {
  catalogue: Pick<Reads, 'works'>
  hub: Pick<Hub, 'subscribe'>
  present: Presenter
  readerOf: ReaderOf
  /** Milliseconds between comments, which keep proxies from closing a quiet stream. */
  heartbeat?: number
}

const RETRY_MS = 3000
// A client that falls further behind is disconnected; it reconnects and reads the whole list.
const MAX_BEHIND_BYTES = 2 ** 20

/** Server-sent events: changes to works as they happen. */
export const eventRoutes: FastifyPluginAsyncTypebox<EventRoutes> = async (app, deps) => {
  const { catalogue, hub, present, readerOf, heartbeat = 15_000 } = deps
  const streams = new Set<PassThrough>()
  // Otherwise closing would wait for clients that never leave.
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
        operationId: 'streamEvents',
        summary: 'Live changes as server-sent events: `work`, `removed`, `counts`',
        description:
          'Each event is a JSON object: `work` is a work as `GET /api/works/:id` returns it, `removed` is `{id}`, `counts` is `{id, views}`. A comment every 15 s keeps the stream open. After reconnecting, read the list again: events are not replayed.',
        querystring: Exact({
          language: Type.Optional(
            OneOf(INTERFACE_LANGUAGES, {
              description:
                'of what explains a work; a browser sends its own language and cannot be told another',
            }),
          ),
        }),
        response: { 200: answerOf('The stream', 'text/event-stream') },
      },
    },
    async (request, reply) => {
      const stream = new PassThrough()
      const { language } = request.query
      const reader = { ...readerOf(request), ...(language && { language }) }
      // One after the other, so that events arrive in order.
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
            // Ends the stream after sign-out or when the account is disabled.
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
          // Otherwise nginx holds events back until its buffer is full.
          .header('x-accel-buffering', 'no')
          .send(stream)
      )
    },
  )
}

function message(event: Change['type'], data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
