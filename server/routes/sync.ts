import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import type { House } from '../../media/house.ts'
import { Exact } from '../../media/schemas/common.ts'
import { SyncAck, SyncAnswer } from '../../media/schemas/sync.ts'
import { userOf } from '../accounts/authentication.ts'
import type { PollActions } from '../actions/polls.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { isFresh } from '../delivery/conditional.ts'
import type { StationRecord } from '../records/station.ts'
import { isCurrent, readSyncCursor, writeSyncCursor } from '../stations/cursor.ts'
import { syncChanges } from '../stations/sync-answer.ts'
import { createSyncHouse } from '../stations/sync-house.ts'

export interface SyncRoutes {
  catalogue: Pick<Reads, 'sync' | 'stations'>
  polls: PollActions
  /** Under which address the files of this request's answer are found. */
  baseUrlOf: (request: FastifyRequest) => string
  house: House
  now?: () => Date
}

const tags = ['sync']
const CHANGES_AN_ANSWER = 200
const ACK_BYTES = 4 * 2 ** 20
const CURSOR = Type.String({ maxLength: 40, description: 'as the last answer gave it' })

// A poll with nothing new is most of what a station on a weak link ever receives.
const KEPT_HEADERS = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'vary',
  'etag',
  'location',
])

/** What stations are to hold, change by change. */
export const syncRoutes: FastifyPluginAsyncTypebox<SyncRoutes> = async (app, deps) => {
  const { catalogue, polls, baseUrlOf, house, now = () => new Date() } = deps
  const houseAt = createSyncHouse(house)
  const { sync, stations } = catalogue
  app.addHook('onSend', async (_request, reply, payload) => {
    const empty = reply.statusCode === 304 || reply.statusCode === 204
    for (const name of Object.keys(reply.getHeaders())) {
      if (!KEPT_HEADERS.has(name) || (empty && name.startsWith('content-'))) reply.removeHeader(name)
    }
    return empty ? null : payload
  })

  /** Null for staff. */
  const stationOf = async (request: FastifyRequest): Promise<StationRecord | null> => {
    const user = userOf(request)
    if (user.role !== 'station') return null
    const station = await stations.byUser(user.id)
    if (!station) throw new ChaskiError('forbidden')
    return station
  }

  app.get(
    '/api/sync',
    {
      schema: {
        tags,
        operationId: 'sync',
        summary: 'Spots to hold and spots to take off the air, since a cursor',
        errors: ['forbidden', 'cursor_void'],
        description:
          'Without a cursor: all spots that may be aired now or later. The ETag identifies the state that the answer leads to, and what is said of the organisation. On 410, start again without a cursor.',
        querystring: Exact({ cursor: Type.Optional(CURSOR) }),
        response: { 200: SyncAnswer, 304: Type.Null({ description: 'nothing new' }) },
      },
    },
    async (request, reply) => {
      const station = await stationOf(request)
      if (station) await polls.contact(station, request.headers['user-agent']?.slice(0, 100) ?? null)
      await sync.wake()

      const [epoch, head] = await Promise.all([sync.epoch(), sync.head()])
      const revision = station?.revision ?? 0
      const sent = request.query.cursor === undefined ? null : readSyncCursor(request.query.cursor)
      if (request.query.cursor !== undefined && sent === null) {
        throw new ChaskiError('bad_request', {
          fields: [{ path: 'cursor', message: 'not a cursor of sync' }],
        })
      }
      if (sent && !isCurrent(sent, epoch, revision, head)) {
        throw new ChaskiError('cursor_void')
      }
      const after = sent?.change ?? 0
      const announced = await sync.after(after, CHANGES_AN_ANSWER + 1)
      const told = announced.slice(0, CHANGES_AN_ANSWER)
      const cursor = writeSyncCursor({
        epoch,
        revision,
        change: told.at(-1)?.announcement.change ?? after,
      })
      const { said, tag: houseTag } = houseAt(now())
      const tag = `W/"${cursor}.${houseTag}"`
      reply.header('etag', tag)
      if (isFresh(request.headers, tag, null)) return reply.code(304).send(null)

      const offered = told.filter(({ announcement }) => announcement.offered)
      const carts = station
        ? await polls.carts(
            station,
            offered.map(({ announcement }) => announcement.workId),
          )
        : new Map<string, number>()
      return {
        ...syncChanges(told, {
          ...{ station, carts, spots: house.spots },
          baseUrl: baseUrlOf(request),
          fromTheStart: sent === null,
        }),
        cursor,
        more: announced.length > told.length,
        serverTime: now().toISOString(),
        // Whoever starts anew hears it; a change of it voids the cursors.
        ...(station && sent === null && { logs: { habits: station.logHabits, artist: house.organisation } }),
        house: said,
      }
    },
  )

  app.post(
    '/api/sync/ack',
    {
      bodyLimit: ACK_BYTES,
      schema: {
        tags,
        operationId: 'acknowledgeSync',
        summary: 'Acknowledge a sync: what the station holds now',
        errors: ['forbidden', 'cursor_void'],
        body: SyncAck,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const station = await stationOf(request)
      if (!station) throw new ChaskiError('forbidden')
      const { cursor: text, held, agent } = request.body
      const cursor = readSyncCursor(text)
      if (!cursor) {
        throw new ChaskiError('bad_request', {
          fields: [{ path: 'cursor', message: 'not a cursor of sync' }],
        })
      }
      if (!isCurrent(cursor, await sync.epoch(), station.revision, await sync.head())) {
        throw new ChaskiError('cursor_void')
      }
      await polls.acknowledge(station, cursor.change, held, agent ?? null)
      return reply.code(204).send(null)
    },
  )
}
