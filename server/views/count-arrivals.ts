import type { IncomingMessage } from 'node:http'
import { type Arrival, hourOf } from '../../media/viewing.ts'
import { isStaffCookie } from '../accounts/staff-cookie.ts'
import { fileTaken } from '../rules/file-taken.ts'
import type { CountNeeds } from './count-files.ts'
import { createRobotCheck } from './robots.ts'

export type ArrivalCount = (
  request: Pick<IncomingMessage, 'method' | 'headers'>,
  at: {
    workId: string
    from: Arrival
  },
) => void

/** Counts people who come by an address that stands in a file, on a wall or in a campaign. No page waits for it. */
export function createArrivalCount({
  tokens,
  events,
  credentials,
  log,
  now = Date.now,
}: CountNeeds): ArrivalCount {
  const isRobot = createRobotCheck()
  const count: (...at: Parameters<ArrivalCount>) => Promise<void> = async (request, { workId, from }) => {
    // What looks ahead, or looks a link up for a message, is told apart as it is for files.
    if (fileTaken(request, isRobot) !== 'downloads') return
    if (await isStaffCookie(request.headers.cookie, credentials)) return
    const counts = { [`visits-${from}` as const]: 1 }
    await events.add({ mark: tokens.mark(), workId, hour: hourOf(now()), page: 'site', counts })
  }
  return (request, at) => {
    count(request, at).catch((error: unknown) => log.warn({ err: error, ...at }, 'a visit was not counted'))
  }
}
