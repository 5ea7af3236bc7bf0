import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { ChaskiError } from '../../media/errors.ts'
import type { House } from '../../media/house.ts'
import { AiringQuery, AiringReceipt, AiringReport, AiringTotals } from '../../media/schemas/airing.ts'
import { Exact, Line } from '../../media/schemas/common.ts'
import { StationId } from '../../media/schemas/station.ts'
import { isStaff } from '../accounts/authentication.ts'
import { stationActor } from '../actions/actor.ts'
import type { AiringLogActions } from '../actions/airing-logs.ts'
import type { AiringActions, ReportedAiring } from '../actions/airings.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { fieldFaults } from '../http/field-faults.ts'
import { languageOf } from '../http/language.ts'
import { LOG_BYTES, logText } from '../sheets/log-text.ts'
import {
  AIRING_HEADINGS,
  airingTotals,
  type Period,
  periodOf,
  totalsTable,
} from '../stations/airing-totals.ts'
import { airingsTemplate } from '../stations/airings-template.ts'
import { actorOf, answerOf } from './common.ts'
import { reportingStation } from './reporting-station.ts'
import { sendTable } from './table-reply.ts'

export interface AiringRoutes {
  catalogue: Pick<Reads, 'airings' | 'stations' | 'sync'>
  reports: Pick<AiringActions, 'report'>
  logs: Pick<AiringLogActions, 'report'>
  house: Pick<House, 'calendar' | 'spots'>
  now?: () => Date
}

const tags = ['airings']
const LOG = {
  type: 'string',
  description: 'A log of ZaraRadio or Rivendell, or a table as the template has it',
}
const CSV_TYPE = 'text/csv; charset=utf-8'
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What stations broadcast. */
export const airingRoutes: FastifyPluginAsyncTypebox<AiringRoutes> = async (app, deps) => {
  const { catalogue, reports, logs, house, now = () => new Date() } = deps
  const { calendar, spots } = house
  const { stations } = catalogue

  // A log is recognised by its content, not by the type a program claims.
  app.addContentTypeParser(
    ['text/csv', 'text/plain', 'application/octet-stream', 'application/vnd.ms-excel', XLSX_TYPE],
    { parseAs: 'buffer', bodyLimit: LOG_BYTES },
    (_request, body, done) => done(null, body),
  )

  app.post(
    '/api/airings',
    {
      bodyLimit: LOG_BYTES,
      config: { body: 'raw' },
      schema: {
        tags,
        operationId: 'reportAirings',
        summary: 'Report what a station aired, as JSON or as the log of its automation',
        errors: ['forbidden', 'not_a_log', 'old_workbook'],
        description:
          'Anything that is not JSON is read as a log: a table (see `/api/airings/plantilla.csv`), a Rivendell export, a ZaraRadio log, or the history of LibreTime or AzuraCast; also as a workbook (XLSX). Its name in `fileName` may tell the day. What a log leaves open is asked in `question` and nothing is counted before it is answered (`/api/airing-logs`). Staff name the `station`. Reporting the same airing again changes nothing.',
        querystring: Exact({
          station: Type.Optional(StationId),
          fileName: Type.Optional(Line(200)),
          sample: Type.Optional(
            Type.Boolean({ description: 'only the top of a log, to ask about it; nothing is counted' }),
          ),
        }),
        requestBody: {
          content: {
            'application/json': { schema: AiringReport },
            'text/csv': { schema: LOG },
            'text/plain': { schema: LOG },
            [XLSX_TYPE]: { schema: { type: 'string', contentMediaType: XLSX_TYPE } },
          },
        },
        response: { 200: AiringReceipt },
      },
    },
    async (request) => {
      const station = await reportingStation(request, stations, request.query.station)
      const actor = isStaff(request) ? actorOf(request) : stationActor(station)
      const { body } = request
      if (Buffer.isBuffer(body)) {
        const { fileName = '', sample = false } = request.query
        const log = { text: await logText(body), fileName, isSample: sample }
        return logs.report(actor, station, log, languageOf(request))
      }
      return reports.report(actor, station, readReport(body), 'refuse', languageOf(request))
    },
  )

  app.get(
    '/api/airings',
    {
      schema: {
        tags,
        operationId: 'listAirings',
        summary:
          'Airings per day, station and spot; a station sees its own. As a table with `format`, or with `Accept: text/csv`',
        errors: ['forbidden'],
        querystring: AiringQuery,
        response: { 200: AiringTotals },
      },
    },
    async (request, reply) => {
      const { work, station, format } = request.query
      const stationId = isStaff(request) ? station : (await reportingStation(request, stations, undefined)).id
      const totals = await airingTotals(
        catalogue,
        checkedPeriod(request.query, calendar.dayOf(now())),
        calendar,
        {
          stationId,
          workId: work,
        },
      )
      const wanted = format ?? (request.headers.accept?.includes('text/csv') ? 'csv' : 'json')
      if (wanted === 'json') return totals
      const lang = request.query.lang ?? languageOf(request)
      const { sheet } = AIRING_HEADINGS[lang]
      const rows = totalsTable(totals, spots, lang)
      return sendTable(reply, wanted, { file: sheet.toLowerCase(), sheet, rows })
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
    const fields = fieldFaults(Value.Errors(AiringReport, body), 'body')
    throw new ChaskiError('bad_request', { fields: fields.slice(0, 20) })
  }
  return body.airings.map(({ work, airedAt, seconds }, index) => ({
    line: index + 1,
    work,
    title: null,
    artist: null,
    airedAt: new Date(airedAt),
    seconds: seconds ?? null,
  }))
}
