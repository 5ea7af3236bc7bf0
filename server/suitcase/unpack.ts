import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { decodeText } from '../../media/decode-text.ts'
import { ChaskiError } from '../../media/errors.ts'
import type { AiringReceipt } from '../../media/schemas/airing.ts'
import { Homecoming } from '../../media/schemas/suitcase.ts'
import { openJws } from '../../media/suitcase/jws.ts'
import { HOMECOMING_FILE, LARGEST_DOCUMENT, SUITCASE_FOLDER } from '../../media/suitcase/layout.ts'
import { stationActor } from '../actions/actor.ts'
import type { AiringLogActions } from '../actions/airing-logs.ts'
import type { AiringActions } from '../actions/airings.ts'
import type { Done, SuitcaseActions } from '../actions/suitcases.ts'
import type { Reads } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { StationRecord } from '../records/station.ts'
import { readSyncCursor } from '../stations/cursor.ts'
import { verifyEd25519 } from './ed25519.ts'

export interface UnpackNeeds {
  catalogue: Pick<Reads, 'stations' | 'sync' | 'suitcases'>
  airings: Pick<AiringActions, 'report'>
  airingLogs: Pick<AiringLogActions, 'report'>
  suitcases: Pick<SuitcaseActions, 'welcome'>
}

/** What came home from one station. */
export interface Unpacked {
  station: StationRecord
  receipt: AiringReceipt
  /** Logs that wait for an answer. */
  questions: number
  /** Spots that the station holds; null if a later word on it is known already. */
  holds: number | null
  /** The very same was taken in before. */
  isRepeated: boolean
}

/** What was said of a folder that cannot be taken in. */
export interface Refused {
  folder: string
  error: ChaskiError
}

/**
 * Takes in all that came home on a stick. A folder that is refused does not stop the others. Nothing on the stick is changed, and
 * taking it in again changes nothing.
 */
export async function unpackSuitcase(
  actor: Actor,
  stick: string,
  needs: UnpackNeeds,
): Promise<{ unpacked: Unpacked[]; refused: Refused[] }> {
  const unpacked: Unpacked[] = []
  const refused: Refused[] = []
  for (const folder of await homecomings(stick)) {
    try {
      unpacked.push(await takeInDocument(actor, await readFrom(folder), needs))
    } catch (error) {
      if (!(error instanceof ChaskiError)) throw error
      refused.push({ folder, error })
    }
  }
  return { unpacked, refused }
}

/** Folders of the stick with something to take in. */
async function homecomings(stick: string): Promise<string[]> {
  const folders: string[] = []
  for (const { name } of await readdir(join(stick, SUITCASE_FOLDER), { withFileTypes: true })) {
    const folder = join(stick, SUITCASE_FOLDER, name)
    if (await stat(join(folder, HOMECOMING_FILE)).catch(() => null)) folders.push(folder)
  }
  return folders
}

interface Signed {
  homecoming: Homecoming
  /** Public key of the agent. */
  agent: string
}

/**
 * Takes in what one station wrote, wherever it comes from.
 * @param text of `regreso.jws`
 * @throws ChaskiError `suitcase_damaged`, `suitcase_foreign`
 */
export async function takeInDocument(actor: Actor, text: string, needs: UnpackNeeds): Promise<Unpacked> {
  return takeIn(actor, openHomecoming(text), needs)
}

async function readFrom(folder: string): Promise<string> {
  const path = join(folder, HOMECOMING_FILE)
  if ((await stat(path)).size > LARGEST_DOCUMENT)
    throw new ChaskiError('suitcase_damaged', { detail: 'too large' })
  return readFile(path, 'utf8')
}

function openHomecoming(text: string): Signed {
  const damaged = (detail: string): ChaskiError => new ChaskiError('suitcase_damaged', { detail })
  const opened = openJws(text, 'chaski-homecoming', verifyEd25519)
  if (opened === null) throw damaged('the signature does not fit')
  if (!Value.Check(Homecoming, opened.payload)) {
    const [fault] = Value.Errors(Homecoming, opened.payload)
    throw damaged(`${fault?.instancePath} ${fault?.message}`)
  }
  return { homecoming: opened.payload, agent: opened.signer }
}

async function takeIn(actor: Actor, { homecoming, agent }: Signed, needs: UnpackNeeds): Promise<Unpacked> {
  const { catalogue, airings, airingLogs, suitcases } = needs
  const station = await catalogue.stations.byId(homecoming.station)
  const outing = await catalogue.suitcases.outing(homecoming.station, homecoming.outing.sequence)
  // Whoever had a stick of ours knows its ticket, and nobody else.
  if (!station || station.revokedAt !== null || outing?.ticket !== homecoming.outing.ticket)
    throw new ChaskiError('suitcase_foreign')
  const said = stationActor(station)
  const receipt = await airings.report(
    said,
    station,
    homecoming.airings.map(({ work, airedAt, seconds }, index) => ({
      ...{ line: index + 1, work, title: null, artist: null },
      airedAt: new Date(airedAt),
      seconds: seconds ?? null,
    })),
    'refuse',
  )
  let questions = 0
  for (const { fileName, sample } of homecoming.questions) {
    const log = { text: decodeText(Buffer.from(sample, 'base64')), fileName, isSample: true }
    if (await asks(airingLogs.report(said, station, log))) questions++
  }
  // Last: if anything fails before, the stick is taken in as a whole the next time.
  const { count, applied, upTo, rendition } = homecoming
  const { isNew, latest } = await suitcases.welcome(
    actor,
    station,
    { agent, count, applied, upTo, rendition },
    await doneBy(homecoming, catalogue),
  )
  return {
    ...{ station, receipt, questions },
    holds: latest ? homecoming.held.length : null,
    isRepeated: !isNew,
  }
}

/** Whether a sample leaves a question. One that an agent of another version took for a log must not hold up the rest. */
async function asks(report: Promise<AiringReceipt>): Promise<boolean> {
  try {
    return !!(await report).question
  } catch (error) {
    if (error instanceof ChaskiError && error.code === 'not_a_log') return false
    throw error
  }
}

/** Null where the station followed nothing yet, or a catalogue from before a restore. */
async function doneBy(
  { cursor, held, agent }: Homecoming,
  { sync }: Pick<Reads, 'sync'>,
): Promise<Done | null> {
  const read = cursor === null ? null : readSyncCursor(cursor)
  if (read === null || read.epoch !== (await sync.epoch()) || read.change > (await sync.head())) return null
  // Of any revision: a stick is on its way for weeks, and what the station holds is true all the same.
  return { change: read.change, held, agent }
}
