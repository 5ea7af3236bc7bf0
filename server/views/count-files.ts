import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import { isWholeWork } from '../../media/layout.ts'
import { hourOf } from '../../media/viewing.ts'
import { isStaffCookie } from '../accounts/staff-cookie.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { HandedOut } from '../delivery/file-server.ts'
import { fileTaken } from '../rules/file-taken.ts'
import type { EventLog } from './event-log.ts'
import type { PageTokens } from './page-tokens.ts'
import { createRobotCheck } from './robots.ts'

/** What counting a request that no page reports takes. */
export interface CountNeeds {
  tokens: Pick<PageTokens, 'mark'>
  events: EventLog
  credentials: Pick<Reads['credentials'], 'userOfSession'>
  log: Pick<Logger, 'warn'>
  now?: () => number
}

/** Counts whole works that leave as files. Nobody waits for it: the file is on its way already. */
export function createFileCount({ tokens, events, credentials, log, now = Date.now }: CountNeeds): HandedOut {
  const isRobot = createRobotCheck()

  const count = async (request: IncomingMessage, key: string): Promise<void> => {
    const measure = fileTaken(request, isRobot)
    if (measure === null || (await isStaffCookie(request.headers.cookie, credentials))) return
    const [, workId = ''] = key.split('/')
    await events.add({
      mark: tokens.mark(),
      workId,
      hour: hourOf(now()),
      page: 'site',
      counts: { [measure]: 1 },
    })
  }

  return (request, { key, open }, status) => {
    // Elsewhere means from a bucket, by an address that we gave.
    if (!open || (status !== 200 && status !== 302) || !isWholeWork(key)) return
    count(request, key).catch((error: unknown) => log.warn({ err: error, key }, 'a download was not counted'))
  }
}
