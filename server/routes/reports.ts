import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import type { House } from '../../media/house.ts'
import { Exact } from '../../media/schemas/common.ts'
import {
  FixedReportList,
  Report,
  ReportQuery,
  type ReportSubject,
  ReportToFix,
} from '../../media/schemas/report.ts'
import { userOf } from '../accounts/authentication.ts'
import type { ReportActions } from '../actions/reports.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import { languageOf } from '../http/language.ts'
import type { ProgrammeRecord } from '../records/programme.ts'
import { reportContent } from '../reports/content.ts'
import { makeReport } from '../reports/make-report.ts'
import { reportPdf } from '../reports/pdf/report-pdf.ts'
import { reportPage } from '../reports/report-page.ts'
import { checkedPeriod } from './airings.ts'
import { actorOf, answerOf } from './common.ts'
import { sendDraft } from './page-reply.ts'

export interface ReportRoutes {
  catalogue: Pick<Reads, 'figures' | 'programmes' | 'reports'>
  actions: ReportActions
  house: House
  /** Address of the style sheet of reports; null without pages. */
  style: string | null
  now?: () => Date
}

const tags = ['programmes']
const ByProgramme = Exact({
  programme: Type.String({ maxLength: 200, description: 'id of a programme, or its address' }),
})

/** Reports of programmes, for staff: as data, as a page to print, and as a PDF. */
export const reportRoutes: FastifyPluginAsyncTypebox<ReportRoutes> = async (app, deps) => {
  const { catalogue, actions, house, style, now = () => new Date() } = deps
  const { calendar, organisation } = house

  const programmeOf = async (said: string): Promise<ProgrammeRecord> => {
    const programme = await catalogue.programmes.find(said)
    if (!programme) throw new ChaskiError('not_found')
    return programme
  }
  const make = async (said: string, { from, until, project, partner }: ReportSubject): Promise<Report> =>
    makeReport(
      { catalogue, calendar, now },
      {
        ...checkedPeriod({ from, until }, calendar.dayOf(now())),
        ...{ programme: await programmeOf(said), project, partner: partner || undefined },
      },
    )
  const reportOf = async (said: string, query: ReportQuery): Promise<Report> => {
    if (query.fixed === undefined) return make(said, query)
    const [programme, fixed] = await Promise.all([programmeOf(said), catalogue.reports.byId(query.fixed)])
    if (fixed?.programme.id !== programme.id) throw new ChaskiError('not_found')
    return fixed
  }
  const contentOf = (report: Report, language: 'es' | 'qu' | 'en') =>
    reportContent(report, { language, organisation, calendar })

  app.get(
    '/api/reports/:programme',
    {
      schema: {
        tags,
        operationId: 'getReport',
        summary: 'The report of a programme for a period: of all of it, a project, or a cooperating entity',
        description:
          'What was published, viewed and aired, and the outcomes. As data, or as a PDF. A fixed version keeps its numbers.',
        errors: ['not_found'],
        params: ByProgramme,
        querystring: ReportQuery,
        response: { 200: Report },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const report = await reportOf(params.programme, query)
      if (query.format !== 'pdf') return report
      const bytes = await reportPdf(contentOf(report, query.lang ?? languageOf(request)), organisation)
      const name = `informe-${report.from}-${report.until}.pdf`
      return (
        reply
          .type('application/pdf')
          .header('content-disposition', `attachment; filename="${name}"`)
          // The schema above is that of the JSON.
          .serializer((file: unknown) => file as string)
          .send(Buffer.from(bytes) as never)
      )
    },
  )

  app.get(
    '/api/reports/:programme/fixed',
    {
      schema: {
        tags,
        operationId: 'listFixedReports',
        summary: 'The reports of a programme that were fixed, the latest first',
        errors: ['not_found'],
        params: ByProgramme,
        response: { 200: FixedReportList },
      },
    },
    async ({ params }) => {
      const { id } = await programmeOf(params.programme)
      const reports = await catalogue.reports.list(id)
      return {
        items: reports.flatMap(({ fixed, from, until, partner }) =>
          fixed ? [{ ...fixed, from, until, partner }] : [],
        ),
      }
    },
  )

  app.post(
    '/api/reports/:programme/fixed',
    {
      schema: {
        tags,
        operationId: 'fixReport',
        summary: 'Keep the report as it is now, whatever becomes of its data',
        errors: ['not_found'],
        params: ByProgramme,
        body: ReportToFix,
        response: { 201: Report },
      },
    },
    async (request, reply) => {
      const report = await make(request.params.programme, request.body)
      return reply.code(201).send(await actions.fix(actorOf(request), report, userOf(request).name))
    },
  )

  if (style === null) return
  app.get(
    '/informes/:programme',
    {
      schema: {
        tags: ['pages'],
        operationId: 'showReport',
        summary: 'The same as a page that prints on A4',
        errors: ['not_found'],
        params: ByProgramme,
        querystring: ReportQuery,
        response: { 200: answerOf('The report', 'text/html') },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      const report = await reportOf(params.programme, query)
      const { lang = languageOf(request), format: _format, ...subject } = query
      const queryIn = (language: string, more: Record<string, string> = {}): string =>
        `?${new URLSearchParams({ ...(subject as Record<string, string>), lang: language, ...more })}`
      const { id } = report.programme
      return sendDraft(
        reply,
        reportPage(contentOf(report, lang), report, {
          style,
          address: (language) => `/informes/${id}${queryIn(language)}`,
          pdf: `/api/reports/${id}${queryIn(lang, { format: 'pdf' })}`,
        }),
      )
    },
  )
}
