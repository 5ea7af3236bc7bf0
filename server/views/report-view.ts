import type { IncomingHttpHeaders } from 'node:http'
import { type Static, Type } from 'typebox'
import { ChaskiError } from '../../media/errors.ts'
import { UnvouchedViewReport, ViewReport } from '../../media/schemas/view.ts'
import { hourOf } from '../../media/viewing.ts'
import { isStaffCookie } from '../accounts/staff-cookie.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { AccessCache } from '../delivery/access-cache.ts'
import { countReport, pageKind } from '../rules/count-report.ts'
import { isForeignPage } from '../rules/foreign-page.ts'
import type { EventLog } from './event-log.ts'
import type { PageTokens } from './page-tokens.ts'
import { createRobotCheck } from './robots.ts'
import type { UnvouchedViews } from './unvouched.ts'

export interface ReportNeeds {
  tokens: Pick<PageTokens, 'read'>
  events: EventLog
  unvouched: UnvouchedViews
  access: Pick<AccessCache, 'byId'>
  credentials: Pick<Reads['credentials'], 'userOfSession'>
  baseUrl: string | null
  /** Unix milliseconds. */
  now?: () => number
}

export const AnyViewReport = Type.Union([ViewReport, UnvouchedViewReport])
type AnyViewReport = Static<typeof AnyViewReport>

/** Resolves once what counts is where it cannot be lost. @throws ChaskiError `not_found` or `gone` for the work */
export type ReportView = (
  workId: string,
  report: AnyViewReport,
  headers: IncomingHttpHeaders,
) => Promise<void>

/** Takes what pages report of viewings. What is not counted is not told apart. */
export function createReportView(needs: ReportNeeds): ReportView {
  const { tokens, events, unvouched, access, credentials, baseUrl, now = Date.now } = needs
  const ownHost = baseUrl && new URL(baseUrl).host
  const isRobot = createRobotCheck()

  /** Whether nobody is to be counted who comes like this. */
  const isNobody = async (headers: IncomingHttpHeaders): Promise<boolean> =>
    isForeignPage(headers, ownHost) ||
    isRobot(headers['user-agent'] ?? '') ||
    (headers.cookie !== undefined && (await isStaffCookie(headers.cookie, credentials)))

  const durationOf = async (workId: string): Promise<number | null> => {
    const work = await access.byId(workId)
    if (work?.access !== 'shown') throw new ChaskiError(work?.access === 'withdrawn' ? 'gone' : 'not_found')
    return work.duration
  }

  return async (workId, report, headers) => {
    if ('viewing' in report) {
      const duration = await durationOf(workId)
      if (!(await isNobody(headers))) await unvouched.add(workId, report, duration)
      return
    }
    const vouched = tokens.read(report.token, workId)
    if (vouched === null) return
    const duration = await durationOf(workId)
    const { madeAt, page, series, number } = vouched
    const counted = countReport(report, { madeAt, arrivedAt: now(), duration })
    if (counted === null || (await isNobody(headers))) return
    await events.add({
      mark: [series, number, report.part],
      workId,
      hour: hourOf(counted.at),
      page: pageKind(page, report),
      counts: counted.counts,
    })
  }
}
