import type { StationRecord } from '../records/station.ts'

// A poll a minute must not be a write a minute.
const CONTACT_EVERY_MS = 60_000

/** Whether it is known already that a station asked at this time, with this program. */
export function contactIsKnown(
  { lastContactAt, agent }: Pick<StationRecord, 'lastContactAt' | 'agent'>,
  asksWith: string | null,
  now: Date,
): boolean {
  if (asksWith !== null && asksWith !== agent) return false
  return lastContactAt !== null && now.getTime() - Date.parse(lastContactAt) < CONTACT_EVERY_MS
}
