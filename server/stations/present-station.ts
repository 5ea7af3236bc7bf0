import type { SpotStations, Station } from '../../media/schemas/station.ts'
import type { AnnouncementRow, NoticeRow, StationRow } from '../catalogue/station-tables.ts'

/** A station as the API shows it. `head` is the latest change that there is to confirm. */
export function toStation(
  row: StationRow,
  { head, holds, airings }: { head: number; holds: number; airings: number },
): Station {
  return {
    id: row.id,
    name: row.name,
    place: row.place,
    languages: JSON.parse(row.languages),
    contact: row.contact,
    email: row.email,
    webhookUrl: row.webhook_url,
    carts:
      row.cart_first === null || row.cart_last === null
        ? null
        : { first: row.cart_first, last: row.cart_last },
    nameTemplate: row.name_template,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastContactAt: row.last_contact_at,
    agent: row.agent,
    acknowledgedAt: row.acknowledged_at,
    upToDate: row.acknowledged_at !== null && row.acknowledged >= head,
    holds,
    airings,
  }
}

interface SpotFacts {
  announcement: AnnouncementRow | null
  stations: StationRow[]
  /** Versions on the disks, by station. */
  holders: ReadonlyMap<string, number>
  /** Words of persons, by station. */
  confirmations: ReadonlyMap<string, string>
  notices: NoticeRow[]
}

/**
 * Who has taken a spot off the air. A station has confirmed once it acknowledged the change and says that it no
 * longer holds the spot, or once a person there said so.
 */
export function spotStations({
  announcement,
  stations,
  holders,
  confirmations,
  notices,
}: SpotFacts): SpotStations {
  const change = announcement?.change ?? null
  const gone = announcement !== null && change !== null && announcement.offered === 0
  return {
    reason: gone ? announcement.reason : null,
    since: gone ? announcement.changed_at : null,
    stations: stations
      .filter(({ revoked_at }) => revoked_at === null)
      .map((station) => {
        const holds = holders.get(station.id) ?? null
        const acknowledged = gone && holds === null && station.acknowledged >= change
        return {
          id: station.id,
          name: station.name,
          place: station.place,
          holds,
          confirmedAt: gone
            ? (confirmations.get(station.id) ?? (acknowledged ? station.acknowledged_at : null))
            : null,
          notices: notices
            .filter(({ station_id }) => station_id === station.id)
            .map(({ channel, state, detail, settled_at, created_at }) => ({
              channel,
              state,
              detail,
              at: settled_at ?? created_at,
            })),
        }
      }),
  }
}
