import { paths } from '../../media/layout.ts'
import type { SyncAnswer, SyncItem, Tombstone } from '../../media/schemas/sync.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import type { Announcement } from '../catalogue/sync.ts'
import type { StationRecord } from '../records/station.ts'
import { airsLanguage } from '../rules/airs-language.ts'
import { tombstoneMessage } from './messages.ts'
import { audienceOf, spotFiles } from './spot-files.ts'

export interface SyncReader {
  /** Null for staff, who see what a station with default settings would. */
  station: StationRecord | null
  /** Cart numbers by work. */
  carts: ReadonlyMap<string, number>
  baseUrl: string
  spots: SpotNames
  /** Whether this is a full listing, in which nothing needs to be taken back. */
  fromTheStart: boolean
}

/** What a station receives for these announcements. */
export function syncChanges(
  announcements: Announcement[],
  reader: SyncReader,
): Pick<SyncAnswer, 'items' | 'tombstones'> {
  const items: SyncItem[] = []
  const tombstones: Tombstone[] = []
  for (const announced of announcements) {
    const item = itemOf(announced, reader)
    if (item !== null) items.push(item)
    else if (!reader.fromTheStart) tombstones.push(tombstoneOf(announced, reader.spots))
  }
  return { items, tombstones }
}

function itemOf({ announcement, work }: Announcement, reader: SyncReader): SyncItem | null {
  const { station, baseUrl, spots } = reader
  const published = work?.published
  if (!announcement.offered || !work || published?.kind !== 'spot') return null
  if (station !== null && !airsLanguage(station, work)) return null
  const { title, language, places, programme, licence, validFrom, validUntil, broadcast } = work
  const cart = reader.carts.get(work.id) ?? null
  return {
    id: work.id,
    version: work.visibleVersion ?? work.version,
    number: work.number,
    cart,
    title,
    duration: published.duration,
    language,
    places,
    programme,
    licence,
    validFrom,
    validUntil,
    broadcast,
    files: spotFiles(work, published, audienceOf(station, cart, baseUrl, spots))
      .filter(({ profile }) => profile !== 'web')
      .map(({ name, fileName, url, type, bytes, sha256, profile }) => ({
        name,
        fileName,
        url,
        type,
        bytes,
        sha256,
        profile,
      })),
    scriptUrl: `${baseUrl}${paths.page(work.slug)}/libreto`,
    changedAt: announcement.changedAt,
  }
}

function tombstoneOf({ announcement, work }: Announcement, spots: SpotNames): Tombstone {
  // A spot still offered to others is not published in this station's languages.
  const reason = announcement.reason ?? 'unpublished'
  return {
    id: announcement.workId,
    number: announcement.number,
    reason,
    message: tombstoneMessage(
      { code: spots.code(announcement.number), title: announcement.title },
      reason,
      reason === 'withdrawn' ? (work?.withdrawalReason ?? null) : null,
    ),
    at: announcement.changedAt,
  }
}
