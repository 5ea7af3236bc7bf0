import type { House } from '../../media/house.ts'
import { publishedKey } from '../../media/layout.ts'
import type { SyncAnswer, SyncItem } from '../../media/schemas/sync.ts'
import { onAirNow } from '../../media/stations/on-air-now.ts'
import { pickFile, type Rendition } from '../../media/stations/rendition.ts'
import { safeName } from '../../media/stations/safe-name.ts'
import { LATER_FOLDER, TODAY_FOLDER } from '../../media/suitcase/layout.ts'
import type { PollActions } from '../actions/polls.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Announcement } from '../catalogue/sync.ts'
import type { StationRecord } from '../records/station.ts'
import { writeSyncCursor } from '../stations/cursor.ts'
import { audienceOf, spotFiles } from '../stations/spot-files.ts'
import { syncChanges } from '../stations/sync-answer.ts'
import { createSyncHouse } from '../stations/sync-house.ts'
import type { StickFile } from './plan-stick.ts'

/** A spot's file on its way to a stick. */
export interface SpotOnStick extends StickFile {
  /** In the store. */
  key: string
  bytes: number
  title: string
  /** Seconds. */
  duration: number
}

export interface LoadNeeds {
  catalogue: Pick<Reads, 'sync'>
  polls: Pick<PollActions, 'carts'>
  house: House
  baseUrl: string
}

export interface Load {
  answer: SyncAnswer
  spots: SpotOnStick[]
}

const A_TIME = 500

/**
 * All that a station is to hold, as `GET /api/sync` without a cursor would say it, each spot with the one file that the stick
 * carries. A stick is no visit of the station, so nothing is noted as one.
 */
export async function loadSpots(
  station: StationRecord,
  rendition: Rendition,
  at: Date,
  { catalogue: { sync }, polls, house, baseUrl }: LoadNeeds,
): Promise<Load> {
  await sync.wake()
  const epoch = await sync.epoch()
  const items: SyncItem[] = []
  const spots: SpotOnStick[] = []
  let change = 0
  for (;;) {
    const announced = await sync.after(change, A_TIME)
    const offered = announced.filter(({ announcement }) => announcement.offered)
    const carts = await polls.carts(
      station,
      offered.map(({ announcement }) => announcement.workId),
    )
    for (const one of offered) {
      const reader = { station, carts, baseUrl, spots: house.spots, fromTheStart: true }
      const [item] = syncChanges([one], reader).items
      const file = item && pickFile(item.files, rendition)
      if (!item || !file) continue
      items.push({ ...item, files: [file] })
      spots.push(onStick(one, item, file.name, house, at))
    }
    change = announced.at(-1)?.announcement.change ?? change
    if (announced.length < A_TIME) break
  }
  keepFillersBack(items, spots)
  const answer: SyncAnswer = {
    items,
    tombstones: [],
    cursor: writeSyncCursor({ epoch, revision: station.revision, change }),
    more: false,
    serverTime: at.toISOString(),
    house: createSyncHouse(house)(at).said,
    logs: { habits: station.logHabits, artist: house.organisation },
  }
  return { answer, spots }
}

/** As the agent does it: a filler is in today's folder only where it is alone there. */
function keepFillersBack(items: readonly SyncItem[], spots: SpotOnStick[]): void {
  const now = spots.filter(({ folder }) => folder === TODAY_FOLDER)
  const fillers = new Set(spots.filter((_, place) => items[place]?.broadcast?.filler === true))
  const shown = new Set(onAirNow(now, (spot) => fillers.has(spot)))
  for (const spot of now) if (!shown.has(spot)) spot.folder = LATER_FOLDER
}

function onStick(
  { work }: Announcement,
  { validFrom, title, duration, version }: SyncItem,
  rendition: string,
  { spots }: House,
  at: Date,
): SpotOnStick {
  const published = work?.published
  if (!work || published?.kind !== 'spot') throw new TypeError('only spots are offered')
  // By the public name, which has the version in it: a file on a stick is never replaced by another of its name.
  const file = spotFiles(work, published, audienceOf(null, null, '', spots)).find(
    ({ name }) => name === rendition,
  )
  if (file === undefined) throw new TypeError('the same files are offered to all')
  return {
    folder: validFrom !== null && Date.parse(validFrom) > at.getTime() ? LATER_FOLDER : TODAY_FOLDER,
    name: safeName(file.fileName),
    sha256: file.sha256,
    bytes: file.bytes,
    key: publishedKey({ workId: work.id, version }, file.file),
    title,
    duration,
  }
}
