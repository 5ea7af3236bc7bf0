import type { SpotStations, Station } from '../../media/schemas/station.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { AnnouncementRecord } from '../records/announcement.ts'
import type { NoticeRecord } from '../records/notice.ts'
import type { StationRecord } from '../records/station.ts'
import { toldDetail } from './notice-faults.ts'

/** A station as the API returns it. `head` is the latest change that can be acknowledged. */
export function toStation(
  station: StationRecord,
  { head, holds, airings }: { head: number; holds: number; airings: number },
): Station {
  return {
    id: station.id,
    name: station.name,
    place: station.place,
    province: station.province,
    languages: station.languages,
    contact: station.contact,
    email: station.email,
    webhookUrl: station.webhookUrl,
    carts: station.carts,
    nameTemplate: station.nameTemplate,
    createdAt: station.createdAt,
    revokedAt: station.revokedAt,
    lastContactAt: station.lastContactAt,
    agent: station.agent,
    acknowledgedAt: station.acknowledgedAt,
    upToDate: station.acknowledgedAt !== null && station.acknowledged >= head,
    holds,
    airings,
  }
}

interface SpotFacts {
  announcement: AnnouncementRecord | null
  stations: StationRecord[]
  /** Versions held, by station. */
  holders: ReadonlyMap<string, number>
  /** Confirmations by people, by station. */
  confirmations: ReadonlyMap<string, string>
  notices: NoticeRecord[]
  /** Of the person who reads why a notice did not arrive. */
  language: InterfaceLanguage
}

/**
 * Which stations have taken a spot off the air. A station has confirmed once it acknowledged the change and no longer
 * holds the spot, or once somebody there said so.
 */
export function spotStations({
  announcement,
  stations,
  holders,
  confirmations,
  notices,
  language,
}: SpotFacts): SpotStations {
  const change = announcement?.change ?? null
  const gone = announcement !== null && change !== null && !announcement.offered
  return {
    reason: gone ? announcement.reason : null,
    since: gone ? announcement.changedAt : null,
    stations: stations
      .filter(({ revokedAt }) => revokedAt === null)
      .map((station) => {
        const holds = holders.get(station.id) ?? null
        const acknowledged = gone && holds === null && station.acknowledged >= change
        return {
          id: station.id,
          name: station.name,
          place: station.place,
          holds,
          confirmedAt: gone
            ? (confirmations.get(station.id) ?? (acknowledged ? station.acknowledgedAt : null))
            : null,
          notices: notices
            .filter(({ stationId }) => stationId === station.id)
            .map(({ channel, state, detail, settledAt, createdAt }) => ({
              channel,
              state,
              detail: toldDetail(detail, language),
              at: settledAt ?? createdAt,
            })),
        }
      }),
  }
}
