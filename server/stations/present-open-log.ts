import type { OpenLog } from '../../media/schemas/airing-log.ts'
import type { OpenLogRecord } from '../records/open-log.ts'

/** A log that waits for an answer as the API gives it, without its text. */
export function presentOpenLog(
  { id, fileName, isSample, askedAt, question }: OpenLogRecord,
  { id: stationId, name }: { id: string; name: string },
): OpenLog {
  return { id, station: { id: stationId, name }, fileName, isSample, askedAt, question }
}
