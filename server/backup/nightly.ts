import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Calendar, daysAfter } from '../../media/calendar.ts'
import { startTied } from '../processes/tied-process.ts'
import { type LastBackup, readLastBackup } from './last-backup.ts'

const HOUR_MS = 3_600_000
/** Of the night, where the organisation is: after the day's uploads, before the day's work. */
const NIGHT_HOUR = 3
/** After a failure. */
const RETRY_MS = HOUR_MS

const COMMAND = join(import.meta.dirname, '../commands/backup.ts')

/** Whether none has been made since the last night; a machine that was off then makes up for it. */
export function backupDue({ good, failed }: LastBackup, now: Date, calendar: Calendar): boolean {
  const today = calendar.dayOf(now)
  const tonight = hourOf(today, calendar)
  const night = tonight <= now.getTime() ? tonight : hourOf(daysAfter(today, -1), calendar)
  if (good !== null && Date.parse(good.takenAt) >= night) return false
  return failed === null || now.getTime() - Date.parse(failed.at) >= RETRY_MS
}

function hourOf(day: string, calendar: Calendar): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return calendar.fromWall(year, month, date, NIGHT_HOUR)
}

interface Needs {
  dataDir: string
  calendar: Calendar
  to: string
  log: Pick<Logger, 'info' | 'error'>
  /** Ends a backup that is under way. */
  stopped: AbortSignal
  now?: Date
  /** Runs the command; for tests. */
  run?: (to: string, stopped: AbortSignal) => Promise<number | null>
}

/**
 * Makes the backup of the night if it is due. In a process of its own: reading a whole catalogue would keep requests
 * waiting. Of several servers one does it, since the place can be used by one only.
 */
export async function backUpNightly({
  dataDir,
  calendar,
  to,
  log,
  stopped,
  now,
  run = runCommand,
}: Needs): Promise<void> {
  if (!backupDue(await readLastBackup(dataDir, to), now ?? new Date(), calendar)) return
  const code = await run(to, stopped)
  if (stopped.aborted) return
  const { good, failed } = await readLastBackup(dataDir, to)
  if (code === 0) log.info({ backup: good }, 'backup made')
  // With no reason of its own: another server is at it.
  else if (failed) log.error({ to, reason: failed.reason }, 'backup failed; trying again in an hour')
}

async function runCommand(to: string, stopped: AbortSignal): Promise<number | null> {
  const child = await startTied(process.execPath, [COMMAND, to], { stdio: 'ignore', onOrphaned: 'TERM' })
  const stop = (): void => void child.stop()
  stopped.addEventListener('abort', stop)
  const { code } = await child.exited
  stopped.removeEventListener('abort', stop)
  return code
}
