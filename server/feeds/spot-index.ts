import { setImmediate as turn } from 'node:timers/promises'
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

/** Few enough that reading and sorting them in holds nobody else up, while a hundred thousand are read at the start. */
const CHANGES_A_READ = 250

/**
 * The spots in the feeds, kept in memory by following changes the way a station does. A request for a feed of ten
 * thousand spots costs one lookup of the latest change number.
 */
export function createSpotIndex(sync: Pick<Sync, 'wake' | 'after'>): SpotIndex {
  let state: SpotIndexState = { spots: [], changedAt: null }
  let change = 0
  let running: Promise<SpotIndexState> | null = null
  let next: Promise<SpotIndexState> | null = null

  const refresh = async (): Promise<SpotIndexState> => {
    await sync.wake()
    for (;;) {
      const read = await sync.after(change, CHANGES_A_READ)
      if (read.length > 0) state = withChanges(state, read)
      change = read.at(-1)?.announcement.change ?? change
      if (read.length < CHANGES_A_READ) return state
      await turn()
    }
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

/** The spots with what was announced put in their places. */
export function withChanges(
  { spots, changedAt }: SpotIndexState,
  announced: readonly Announcement[],
): SpotIndexState {
  const changed = new Map(announced.map((one) => [one.announcement.workId, toIndexed(one)]))
  const added = [...changed.values()].filter((spot) => spot !== null).sort(latestFirst)
  const merged: IndexedSpot[] = []
  let next = 0
  for (const spot of spots) {
    if (changed.has(spot.work.id)) continue
    for (let one = added[next]; one && latestFirst(one, spot) < 0; one = added[next]) {
      merged.push(one)
      next++
    }
    merged.push(spot)
  }
  return {
    spots: merged.concat(added.slice(next)),
    changedAt: announced.reduce<string | null>(
      (last, { announcement }) =>
        last === null || announcement.changedAt > last ? announcement.changedAt : last,
      changedAt,
    ),
  }
}

const latestFirst = (a: IndexedSpot, b: IndexedSpot): number =>
  a.announcedAt < b.announcedAt ? 1 : a.announcedAt > b.announcedAt ? -1 : 0

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
