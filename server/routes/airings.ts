import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { readLog } from '../../media/airing-logs/read-log.ts'
import type { Calendar } from '../../media/calendar.ts'
import { ChaskiError } from '../../media/errors.ts'
import type { House } from '../../media/house.ts'
import { AiringQuery, AiringReceipt, AiringReport, AiringTotals } from '../../media/schemas/airing.ts'
import { Exact } from '../../media/schemas/common.ts'
import { StationId } from '../../media/schemas/station.ts'
import { isStaff, userOf } from '../accounts/authentication.ts'
import { stationActor } from '../actions/actor.ts'
import { type AiringActions, fromLine, type ReportedAiring } from '../actions/airings.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { StationRecord } from '../records/station.ts'
import { airingTotals, type Period, periodOf, totalsTable } from '../stations/airing-totals.ts'
import { airingsTemplate, toCsv } from '../stations/csv.ts'
import { actorOf, answerOf } from './common.ts'

export interface AiringRoutes {
  catalogue: Pick<Reads, 'airings' | 'stations' | 'sync'>
  reports: Pick<AiringActions, 'report'>
  house: Pick<House, 'calendar' | 'spots'>
  now?: () => Date
}

const tags = ['airings']
const BODY_BYTES = 4 * 2 ** 20
const LOG = {
  type: 'string',
  description: 'A log of ZaraRadio or Rivendell, or a table as the template has it',
}
const CSV_TYPE = 'text/csv; charset=utf-8'

/** What stations broadcast. */
export const airingRoutes: FastifyPluginAsyncTypebox<AiringRoutes> = async (app, deps) => {
  const { catalogue, reports, house, now = () => new Date() } = deps
  const { calendar, spots } = house
  const { stations } = catalogue

  // A log is recognised by its content, not by the type a program claims.
  app.addContentTypeParser(
    ['text/csv', 'text/plain', 'application/octet-stream', 'application/vnd.ms-excel'],
    { parseAs: 'buffer', bodyLimit: BODY_BYTES },
    (_request, body, done) => done(null, body),
  )

  /** The reporting station; staff name the one they report for. */
  const stationOf = async (request: FastifyRequest, named: string | undefined): Promise<StationRecord> => {
    if (!isStaff(request)) {
      const station = await stations.byUser(userOf(request).id)
      if (!station) throw new ChaskiError('forbidden')
      return station
    }
    const station = named === undefined ? undefined : await stations.byId(named)
    if (!station)
      throw new ChaskiError('bad_request', { fields: [{ path: 'station', message: 'no such station' }] })
    return station
  }

  app.post(
    '/api/airings',
    {
      bodyLimit: BODY_BYTES,
      config: { body: 'raw' },
      schema: {
        tags,
        operationId: 'reportAirings',
        summary: 'Report what a station aired, as JSON or as the log of its automation',
        errors: ['forbidden'],
        description:
          'Anything that is not JSON is read as a log: CSV (see `/api/airings/plantilla.csv`), a Rivendell export, or a ZaraRadio log with its name in `fileName`. Staff name the `station`. Reporting the same airing again changes nothing.',
        querystring: Exact({
          station: Type.Optional(StationId),
          fileName: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        requestBody: {
          content: {
            'application/json': { schema: AiringReport },
            'text/csv': { schema: LOG },
            'text/plain': { schema: LOG },
          },
        },
        response: { 200: AiringReceipt },
      },
    },
    async (request) => {
      const station = await stationOf(request, request.query.station)
      const actor = isStaff(request) ? actorOf(request) : stationActor(station)
      const { body } = request
      if (Buffer.isBuffer(body)) {
        return reports.report(
          actor,
          station,
          readAirings(body, request.query.fileName ?? '', calendar),
          'ignore',
        )
      }
      return reports.report(actor, station, readReport(body), 'refuse')
    },
  )

  app.get(
    '/api/airings',
    {
      schema: {
        tags,
        operationId: 'listAirings',
        summary: 'Airings per day, station and spot; a station sees its own. CSV with `Accept: text/csv`',
        errors: ['forbidden'],
        querystring: AiringQuery,
        response: { 200: AiringTotals },
      },
    },
    async (request, reply) => {
      const { work, station } = request.query
      const stationId = isStaff(request) ? station : (await stationOf(request, undefined)).id
      const totals = await airingTotals(
        catalogue,
        checkedPeriod(request.query, calendar.dayOf(now())),
        calendar,
        {
          stationId,
          workId: work,
        },
      )
      if (!request.headers.accept?.includes('text/csv')) return totals
      return (
        reply
          .type(CSV_TYPE)
          .header('content-disposition', 'attachment; filename="emisiones.csv"')
          // The schema above is that of the JSON.
          .serializer(String)
          .send(toCsv(totalsTable(totals, spots)) as never)
      )
    },
  )

  app.get(
    '/api/airings/plantilla.csv',
    {
      schema: {
        tags,
        operationId: 'downloadAiringsTemplate',
        summary: 'A CSV template for airings',
        response: { 200: answerOf('A table to fill in', 'text/csv') },
      },
    },
    async (_request, reply) =>
      reply
        .type(CSV_TYPE)
        .header('content-disposition', 'attachment; filename="emisiones-plantilla.csv"')
        .send(airingsTemplate(spots)),
  )
}

/** @throws ChaskiError `bad_request` for an impossible day, such as 2026-02-30 */
export function checkedPeriod(
  query: { from?: string | undefined; until?: string | undefined },
  today: string,
): Period {
  for (const path of ['from', 'until'] as const) {
    const day = query[path]
    if (day !== undefined && !isDay(day)) {
      throw new ChaskiError('bad_request', { fields: [{ path, message: 'not a day' }] })
    }
  }
  return periodOf(query, today)
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function readReport(body: unknown): ReportedAiring[] {
  if (!Value.Check(AiringReport, body)) {
    const fields = [...Value.Errors(AiringReport, body)].map(({ instancePath, message }) => ({
      path: instancePath.slice(1).replaceAll('/', '.'),
      message,
    }))
    throw new ChaskiError('bad_request', { fields: fields.slice(0, 20) })
  }
  return body.airings.map(({ work, airedAt, seconds }) => ({
    work,
    airedAt: new Date(airedAt),
    seconds: seconds ?? null,
  }))
}

function readAirings(log: Buffer, fileName: string, calendar: Calendar): ReportedAiring[] {
  const lines = readLog(log, fileName, calendar)
  if (lines === null) {
    throw new ChaskiError('bad_request', { fields: [{ path: '', message: 'not a log that can be read' }] })
  }
  return lines.map(fromLine)
}
