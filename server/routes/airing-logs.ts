import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { AiringReceipt } from '../../media/schemas/airing.ts'
import { LogAnswer, OpenLogId, OpenLogList } from '../../media/schemas/airing-log.ts'
import { Exact } from '../../media/schemas/common.ts'
import { StationId } from '../../media/schemas/station.ts'
import { isStaff } from '../accounts/authentication.ts'
import { stationActor } from '../actions/actor.ts'
import type { AiringLogActions } from '../actions/airing-logs.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { languageOf } from '../http/language.ts'
import type { Actor } from '../records/actor.ts'
import type { OpenLogRecord } from '../records/open-log.ts'
import { presentOpenLog } from '../stations/present-open-log.ts'
import { actorOf } from './common.ts'
import { reportingStation } from './reporting-station.ts'

export interface AiringLogRoutes {
  catalogue: Pick<Reads, 'stations' | 'openLogs'>
  logs: Pick<AiringLogActions, 'answer' | 'discard'>
}

const tags = ['airings']
const params = Exact({ id: OpenLogId })

/** Logs that wait for somebody to say what their dates or columns mean. */
export const airingLogRoutes: FastifyPluginAsyncTypebox<AiringLogRoutes> = async (app, deps) => {
  const { logs, catalogue } = deps
  const { stations, openLogs } = catalogue

  /** Another station's logs do not exist for a station. */
  const logOf = async (
    request: FastifyRequest,
    id: string,
  ): Promise<{ log: OpenLogRecord; actor: Actor }> => {
    const log = await openLogs.byId(id)
    if (!log) throw new ChaskiError('not_found')
    if (isStaff(request)) return { log, actor: actorOf(request) }
    const station = await reportingStation(request, stations, undefined)
    if (station.id !== log.stationId) throw new ChaskiError('not_found')
    return { log, actor: stationActor(station) }
  }

  app.get(
    '/api/airing-logs',
    {
      schema: {
        tags,
        operationId: 'listOpenLogs',
        summary: 'Logs that wait for an answer; a station sees its own',
        errors: ['forbidden'],
        querystring: Exact({ station: Type.Optional(StationId) }),
        response: { 200: OpenLogList },
      },
    },
    async (request) => {
      const wanted = isStaff(request)
        ? (request.query.station ?? null)
        : (await reportingStation(request, stations, undefined)).id
      const open = await openLogs.list(wanted)
      const byId = new Map((await stations.list()).map((station) => [station.id, station]))
      return {
        items: open.flatMap((log) => {
          const station = byId.get(log.stationId)
          return station ? [presentOpenLog(log, station)] : []
        }),
      }
    },
  )

  app.post(
    '/api/airing-logs/:id/answer',
    {
      schema: {
        tags,
        operationId: 'answerOpenLog',
        summary: 'Say what the dates or columns of a log mean; the answer is remembered for the station',
        errors: ['forbidden', 'not_found'],
        description:
          'Every log of the station that can be read now is counted. The answer has the one field that was asked for.',
        params,
        body: LogAnswer,
        response: { 200: AiringReceipt },
      },
    },
    async (request) => {
      const { log, actor } = await logOf(request, request.params.id)
      return logs.answer(actor, log, request.body, languageOf(request))
    },
  )

  app.delete(
    '/api/airing-logs/:id',
    {
      schema: {
        tags,
        operationId: 'discardOpenLog',
        summary: 'Let a log go without counting it',
        errors: ['forbidden', 'not_found'],
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { log, actor } = await logOf(request, request.params.id)
      await logs.discard(actor, log)
      return reply.code(204).send(null)
    },
  )
}
