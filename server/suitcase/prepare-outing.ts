import type { Outing, SuitcaseReceipt } from '../../media/schemas/suitcase.ts'
import { playlistBytes, playlistText } from '../../media/stations/playlist.ts'
import { isRendition, type Rendition } from '../../media/stations/rendition.ts'
import { sealJws } from '../../media/suitcase/jws.ts'
import { TODAY_FOLDER } from '../../media/suitcase/layout.ts'
import type { SuitcaseActions } from '../actions/suitcases.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { StationRecord } from '../records/station.ts'
import type { HomecomingRecord } from '../records/suitcase.ts'
import { type LoadNeeds, loadSpots, type SpotOnStick } from './load-spots.ts'
import { suitcaseKey } from './signing-key.ts'
import { START_FILE, startText } from './start-file.ts'

export interface OutingNeeds extends LoadNeeds {
  catalogue: Pick<Reads, 'sync' | 'settings'>
  suitcases: Pick<SuitcaseActions, 'sendOut'>
}

/** What a suitcase is made of, before it is written anywhere. */
export interface PreparedOuting {
  sequence: number
  spots: SpotOnStick[]
  /** The signed list, as text. */
  document: string
  /** For people and players, by name. */
  beside: Map<string, Uint8Array>
}

const RENDITION: Rendition = 'mp3-128'

/** @param wished null: the form that the station was seen to use */
export async function prepareOuting(
  actor: Actor,
  station: StationRecord,
  wished: Rendition | null,
  needs: OutingNeeds,
  now: () => Date = () => new Date(),
): Promise<PreparedOuting> {
  const { house, baseUrl, catalogue } = needs
  const { outing, homecomings } = await needs.suitcases.sendOut(actor, station)
  const at = now()
  const { answer, spots } = await loadSpots(station, wished ?? usedBy(homecomings), at, needs)
  const { id, name } = station
  const { sequence, ticket } = outing
  const said: Outing = {
    format: 1,
    station: { id, name },
    organisation: house.organisation,
    server: baseUrl,
    sequence,
    ticket,
    packedAt: at.toISOString(),
    answer,
    files: spots.map((spot) => ({ name: spot.name, bytes: spot.bytes, sha256: spot.sha256 })),
    receipts: homecomings.map(({ agent, upTo }): SuitcaseReceipt => ({ agent, upTo })),
  }
  const document = sealJws('chaski-outing', said, await suitcaseKey(catalogue.settings))
  const start = new TextEncoder().encode(startText(id))
  return { sequence, spots, document, beside: new Map([...playlistsOf(spots), [START_FILE, start]]) }
}

/** The form of the spots that the agent said it uses, when it last came home. */
function usedBy([latest]: readonly HomecomingRecord[]): Rendition {
  return latest && isRendition(latest.rendition) ? latest.rendition : RENDITION
}

/** For players on any system: forward slashes are understood by all of them. */
function playlistsOf(spots: readonly SpotOnStick[]): Map<string, Uint8Array> {
  const entries = spots
    .filter((spot) => spot.folder === TODAY_FOLDER)
    .map(({ name, title, duration }) => ({ fileName: name, title, duration }))
    .sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
  const text = playlistText(entries, TODAY_FOLDER, '/')
  return new Map(
    (['m3u', 'm3u8'] as const).map((extension) => [
      `${TODAY_FOLDER}.${extension}`,
      playlistBytes(text, extension),
    ]),
  )
}
