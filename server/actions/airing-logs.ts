import { createHash } from 'node:crypto'
import { suffices } from '../../media/airing-logs/column-names.ts'
import {
  type LogHabits,
  type LogQuestion,
  type LogReading,
  readLogText,
} from '../../media/airing-logs/read-log.ts'
import { type WallDay, wallDay } from '../../media/airing-logs/wall.ts'
import { ChaskiError } from '../../media/errors.ts'
import type { House } from '../../media/house.ts'
import { newId } from '../../media/ids.ts'
import type { AiringReceipt } from '../../media/schemas/airing.ts'
import type { LogAnswer } from '../../media/schemas/airing-log.ts'
import type { InterfaceLanguage } from '../../media/vocabulary.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Actor } from '../records/actor.ts'
import type { OpenLogRecord } from '../records/open-log.ts'
import type { StationRecord } from '../records/station.ts'
import { presentOpenLog } from '../stations/present-open-log.ts'
import { type ActNeeds, createAct, found } from './act.ts'
import { type AiringActions, fromLine } from './airings.ts'

/** A log as somebody sends it. */
export interface SentLog {
  text: string
  /** May tell the day. */
  fileName: string
  /** The agent sends the top of a log that it cannot read: nothing is counted from it. */
  isSample: boolean
}

interface Needs extends ActNeeds {
  catalogue: Pick<Catalogue, 'transaction' | 'openLogs' | 'stations'>
  airings: Pick<AiringActions, 'report'>
  house: Pick<House, 'calendar'>
}

export type AiringLogActions = ReturnType<typeof createAiringLogActions>

const FAULTS_TOLD = 20

/** The logs of automations: counted where they can be read, kept with a question where they cannot. */
export function createAiringLogActions(
  { catalogue, hub, airings, house: { calendar } }: Needs,
  now: () => Date = () => new Date(),
) {
  const act = createAct({ catalogue, hub })

  const read = (log: Pick<SentLog, 'text' | 'fileName'>, habits: LogHabits, day?: WallDay): LogReading => {
    const today = wallDay(calendar.dayOf(now())) as WallDay
    const reading = readLogText(log.text, log.fileName, { habits, today, day, calendar })
    if (reading === null) throw new ChaskiError('not_a_log')
    return reading
  }

  const keep = (
    actor: Actor,
    station: StationRecord,
    log: SentLog,
    question: LogQuestion,
  ): Promise<OpenLogRecord> =>
    act(actor, 'station.ask-about-log', async ({ to, note }) => {
      const asked = { ...log, id: newId(), stationId: station.id, question, askedAt: now().toISOString() }
      const kept = await to.openLogs.keep(asked, keyOf(log, question))
      if (kept.id === asked.id) note(station.id, { after: { log: log.fileName, question: question.about } })
      return kept
    })

  const learn = (actor: Actor, station: StationRecord, habits: LogHabits): Promise<void> =>
    act(actor, 'station.learn-logs', async ({ to, note }) => {
      await to.stations.learnLogs(station.id, habits)
      note(station.id, { before: { ...station.logHabits }, after: { ...habits } })
    })

  /** Counts what a log without a question says, and remembers what it proves. */
  const count = async (
    actor: Actor,
    station: StationRecord,
    log: SentLog,
    { lines, faults, provenOrder }: LogReading,
    language: InterfaceLanguage,
  ): Promise<AiringReceipt> => {
    if (provenOrder !== null && provenOrder !== station.logHabits.dateOrder)
      await learn(actor, station, { ...station.logHabits, dateOrder: provenOrder })
    const receipt = log.isSample
      ? { accepted: 0, repeated: 0, refused: [] }
      : await airings.report(actor, station, lines.map(fromLine), 'ignore', language)
    return {
      ...receipt,
      notUnderstood: { count: faults.length, first: faults.slice(0, FAULTS_TOLD) },
      question: null,
    }
  }

  return {
    /**
     * Counts a log, or keeps it with the question that it leaves open.
     * @param language in which the refused lines are explained
     * @throws ChaskiError `not_a_log`
     */
    async report(
      actor: Actor,
      station: StationRecord,
      log: SentLog,
      language: InterfaceLanguage = 'es',
    ): Promise<AiringReceipt> {
      const reading = read(log, station.logHabits)
      if (reading.question === null) return count(actor, station, log, reading, language)
      const kept = await keep(actor, station, log, reading.question)
      return { accepted: 0, repeated: 0, refused: [], question: presentOpenLog(kept, station) }
    },

    /**
     * Takes the answer to the question of a log, remembers it for the station, and counts every log of the station that
     * can be read now.
     * @returns the sum of them; `question` is the next one of the log that was asked about
     * @throws ChaskiError `bad_request` for an answer to another question or one that does not suffice
     */
    async answer(
      actor: Actor,
      log: OpenLogRecord,
      answer: LogAnswer,
      language: InterfaceLanguage = 'es',
    ): Promise<AiringReceipt> {
      const asked = found(await catalogue.stations.byId(log.stationId))
      const { habits, day } = learnt(asked.logHabits, log.question, answer)
      if (day === undefined) await learn(actor, asked, habits)
      const station = { ...asked, logHabits: habits }

      const sum: AiringReceipt = { accepted: 0, repeated: 0, refused: [], question: null }
      for (const open of await catalogue.openLogs.list(station.id)) {
        const reading = read(open, habits, open.id === log.id ? day : undefined)
        if (reading.question !== null) {
          if (open.id !== log.id || reading.question.about === log.question.about) continue
          // The next question about the same log, in place of the one that was answered.
          await act(actor, 'station.ask-about-log', ({ to }) => to.openLogs.remove(open.id))
          sum.question = presentOpenLog(await keep(actor, station, open, reading.question), station)
          continue
        }
        const receipt = await count(actor, station, open, reading, language)
        await act(actor, 'station.ask-about-log', ({ to }) => to.openLogs.remove(open.id))
        sum.accepted += receipt.accepted
        sum.repeated += receipt.repeated
        if (open.id !== log.id) continue
        sum.refused = receipt.refused
        sum.notUnderstood = receipt.notUnderstood
      }
      return sum
    },

    /** Lets a log go without counting it. */
    discard: (actor: Actor, log: OpenLogRecord): Promise<void> =>
      act(actor, 'station.discard-log', async ({ to, note }) => {
        if (await to.openLogs.remove(log.id)) note(log.stationId, { before: { log: log.fileName } })
      }),
  }
}

/** A sample is asked about once for each question, a log that is kept whole once for its content. */
function keyOf({ text, isSample }: SentLog, question: LogQuestion): string {
  if (!isSample) return createHash('sha256').update(text).digest('hex')
  return question.about === 'columns' ? `columns ${question.shape}`.slice(0, 300) : question.about
}

function learnt(
  habits: LogHabits,
  question: LogQuestion,
  { dateOrder, columns, day }: LogAnswer,
): { habits: LogHabits; day?: WallDay } {
  const wrong = (path: string, message: string): ChaskiError =>
    new ChaskiError('bad_request', { fields: [{ path, message }] })
  switch (question.about) {
    case 'date_order':
      if (dateOrder === undefined) throw wrong('dateOrder', 'this is what was asked')
      return { habits: { ...habits, dateOrder } }
    case 'columns':
      if (columns === undefined || !suffices(columns))
        throw wrong('columns', 'a time and what was aired are needed')
      return { habits: { ...habits, columns: { ...habits.columns, [question.shape]: columns } } }
    case 'day': {
      const read = wallDay(day ?? '')
      if (read === null) throw wrong('day', 'not a day')
      return { habits, day: read }
    }
  }
}
