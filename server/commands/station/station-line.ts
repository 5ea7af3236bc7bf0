import type { StationRecord } from '../../records/station.ts'

export function stationLine({ id, name, place, lastContactAt, revokedAt }: StationRecord): string {
  const state = revokedAt ? 'revoked' : (lastContactAt ?? 'never in contact')
  return [id, name, place, state].join('\t')
}
