import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { LOG_COLUMNS, type LogColumns } from '../../media/airing-logs/column-names.ts'
import { ChaskiError } from '../../media/errors.ts'
import type { AiringReceipt } from '../../media/schemas/airing.ts'
import { type LogAnswer, OpenLogId } from '../../media/schemas/airing-log.ts'
import { Day, Exact, PageQuery } from '../../media/schemas/common.ts'
import { DateOrder } from '../../media/schemas/log-habits.ts'
import { stationActor } from '../actions/actor.ts'
import type { AiringLogActions } from '../actions/airing-logs.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { PageContext } from '../pages/context.ts'
import type { OpenLogRecord } from '../records/open-log.ts'
import type { StationRecord } from '../records/station.ts'
import { LOG_BYTES, logText } from '../sheets/log-text.ts'
import { logsPage } from '../stations/pages/logs-page.ts'
import { airingsPagePath } from '../stations/secrets.ts'
import { stationOfPage } from './station-of-page.ts'

export interface StationLogPages {
  stations: Pick<Reads['stations'], 'byPageHash'>
  openLogs: Pick<Reads['openLogs'], 'list' | 'byId'>
  logs: Pick<AiringLogActions, 'report' | 'answer' | 'discard'>
  contextOf(request: FastifyRequest): Promise<PageContext>
}

const hide = true
const Secret = Exact({ secret: Type.String({ maxLength: 100 }) })
const OneLog = Exact({ secret: Type.String({ maxLength: 100 }), id: OpenLogId })
/** Place of a column, counted from 0; empty where the table has none. */
const Place = Type.Optional(Type.String({ pattern: '^\\d{0,3}$' }))
const Answer = Exact({
  dateOrder: Type.Optional(DateOrder),
  day: Type.Optional(Day),
  moment: Place,
  date: Place,
  time: Place,
  file: Place,
  cart: Place,
  title: Place,
  artist: Place,
  song: Place,
  length: Place,
})
const byHand = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/** Where a station sends the log of its program, and says what it leaves open. */
export const stationLogPages: FastifyPluginAsyncTypebox<StationLogPages> = async (app, deps) => {
  const { stations, openLogs, logs, contextOf } = deps
  await app.register(multipart, { limits: { fileSize: LOG_BYTES, files: 1, fields: 5 } })

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { station, secret }: { station: StationRecord; secret: string },
    receipt: AiringReceipt | null,
  ) => {
    const path = airingsPagePath(secret)
    const page = { station, path, open: await openLogs.list(station.id), receipt }
    return reply.type('text/html; charset=utf-8').send(logsPage(page, await contextOf(request)))
  }

  const logOf = async (station: StationRecord, id: string): Promise<OpenLogRecord> => {
    const log = await openLogs.byId(id)
    if (log?.stationId !== station.id) throw new ChaskiError('not_found')
    return log
  }

  app.get(
    '/emisora/:secret/registros',
    { schema: { hide, params: Secret, querystring: PageQuery({}) } },
    async (request, reply) => {
      const { secret } = request.params
      return send(request, reply, { station: await stationOfPage(stations, secret, reply), secret }, null)
    },
  )

  app.post(
    '/emisora/:secret/registros',
    { bodyLimit: LOG_BYTES, config: { ...byHand, readsBody: true }, schema: { hide, params: Secret } },
    async (request, reply) => {
      const { secret } = request.params
      const station = await stationOfPage(stations, secret, reply)
      const log = { ...(await sentLog(request)), isSample: false }
      return send(request, reply, { station, secret }, await logs.report(stationActor(station), station, log))
    },
  )

  app.post(
    '/emisora/:secret/registros/:id',
    { config: byHand, schema: { hide, params: OneLog, body: Answer } },
    async (request, reply) => {
      const { secret, id } = request.params
      const station = await stationOfPage(stations, secret, reply)
      const log = await logOf(station, id)
      const receipt = await logs.answer(stationActor(station), log, answerIn(request.body))
      return send(request, reply, { station, secret }, receipt)
    },
  )

  app.post(
    '/emisora/:secret/registros/:id/descartar',
    { config: byHand, schema: { hide, params: OneLog, body: Exact({}) } },
    async (request, reply) => {
      const { secret, id } = request.params
      const station = await stationOfPage(stations, secret, reply)
      await logs.discard(stationActor(station), await logOf(station, id))
      return reply.redirect(`${airingsPagePath(secret)}/registros`, 303)
    },
  )
}

/** @throws ChaskiError `not_a_log` for a form without a file, `too_large`, `bad_request` for no form at all */
async function sentLog(request: FastifyRequest): Promise<{ text: string; fileName: string }> {
  if (!request.isMultipart()) throw new ChaskiError('bad_request')
  const file = await request.file()
  if (!file) throw new ChaskiError('not_a_log')
  const bytes = await file.toBuffer()
  if (bytes.length === 0) throw new ChaskiError('not_a_log')
  return { text: await logText(bytes), fileName: file.filename.slice(0, 200) }
}

function answerIn({ dateOrder, day, date, ...places }: Static<typeof Answer>): LogAnswer {
  if (dateOrder !== undefined) return { dateOrder }
  if (day !== undefined) return { day }
  const said: Partial<Record<(typeof LOG_COLUMNS)[number], string>> = {
    ...places,
    ...(date !== undefined && { day: date }),
  }
  const columns: LogColumns = {}
  for (const column of LOG_COLUMNS) {
    const place = said[column]
    if (place !== undefined && place !== '') columns[column] = Number(place)
  }
  return { columns }
}
