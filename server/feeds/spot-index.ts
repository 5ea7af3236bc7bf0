import type { PublishedSpot } from '../../media/schemas/published.ts'
import type { Announcement, Sync } from '../catalogue/sync.ts'
import type { WorkRecord } from '../records/work.ts'

/** A spot that may be aired now, with what feeds need. A changed spot becomes a new object. */
export interface IndexedSpot {
  work: WorkRecord
  published: PublishedSpot
  /** SHA-256 of the upload, which identifies the audio. */
  sound: string
  /** Time of the last change. Together with the work's number it identifies this exact state. */
  change: number
  changedAt: string
  /** Its date in feeds, RFC 3339 with whole seconds. */
  announcedAt: string
}

export interface SpotIndexState {
  /** The latest first. */
  spots: readonly IndexedSpot[]
  /** When any spot last changed, including removed ones; null before the first change. */
  changedAt: string | null
}

export interface SpotIndex {
  /** The spots that may be aired now. */
  current(): Promise<SpotIndexState>
}

const CHANGES_A_READ = 1000

/**
 * The spots in the feeds, kept in memory by following changes the way a station does. A request for a feed of ten
 * thousand spots costs one lookup of the latest change number.
 */
export function createSpotIndex(sync: Pick<Sync, 'wake' | 'after'>): SpotIndex {
  const known = new Map<string, IndexedSpot>()
  let state: SpotIndexState = { spots: [], changedAt: null }
  let change = 0
  let running: Promise<SpotIndexState> | null = null
  let next: Promise<SpotIndexState> | null = null

  const refresh = async (): Promise<SpotIndexState> => {
    await sync.wake()
    let { changedAt } = state
    let changed = false
    for (;;) {
      const read = await sync.after(change, CHANGES_A_READ)
      for (const announced of read) {
        const { announcement } = announced
        change = announcement.change
        if (changedAt === null || announcement.changedAt > changedAt) changedAt = announcement.changedAt
        const spot = toIndexed(announced)
        if (spot) known.set(announcement.workId, spot)
        else known.delete(announcement.workId)
        changed = true
      }
      if (read.length < CHANGES_A_READ) break
    }
    if (changed) {
      const spots = [...known.values()].sort((a, b) => (a.announcedAt < b.announcedAt ? 1 : -1))
      state = { spots, changedAt }
    }
    return state
  }

  const start = (): Promise<SpotIndexState> => {
    running = refresh().finally(() => {
      running = null
    })
    return running
  }

  return {
    current() {
      if (running === null) return start()
      // The current read may have started before the change this caller knows about; the next one will include it.
      next ??= running
        .catch(() => {})
        .then(() => {
          next = null
          return start()
        })
      return next
    },
  }
}

function toIndexed({ announcement, work }: Announcement): IndexedSpot | null {
  const published = work?.published
  if (!announcement.airable || !work || published?.kind !== 'spot') return null
  const { announcedAt, sound, change } = announcement
  if (announcedAt === null || sound === null) return null
  return {
    // Once is enough: an archive of ten thousand spots has to fit in memory.
    work: { ...work, published: null },
    published: {
      ...published,
      downloads: published.downloads
        .filter(({ profile }) => profile !== 'web')
        .map(({ loudness: _, ...download }) => download),
    },
    sound,
    change,
    changedAt: announcement.changedAt,
    announcedAt,
  }
}
