import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type LogQuestion, type LogReading, NO_HABITS, readLog } from '../media/airing-logs/read-log.ts'
import { wallDay } from '../media/airing-logs/wall.ts'
import type { Calendar } from '../media/calendar.ts'
import { now, type Session } from './session.ts'

/** As much of a log as a person needs to say what is in it. */
const SAMPLE_BYTES = 4096

/**
 * A log of the automation as it is now; null if it is none that can be read.
 * @param correction milliseconds by which the PC's clock was wrong: the log has its days
 */
export async function readStationLog(
  session: Session,
  path: string,
  { calendar, correction }: { calendar: Calendar; correction: number },
): Promise<{ reading: LogReading; sample: Uint8Array } | null> {
  const bytes = await readFile(path)
  const today = wallDay(calendar.dayOf(new Date(now(session) - correction)))
  if (today === null) return null
  const reading = readLog(bytes, basename(path), {
    habits: session.state.logRules?.habits ?? NO_HABITS,
    today,
    calendar,
  })
  return reading && { reading, sample: topOf(bytes) }
}

/** By what a question is known: a log grows, and the next one is written the same way. */
export function askedAs(question: LogQuestion): string {
  return question.about === 'columns' ? `columns ${question.shape}` : question.about
}

/** What the person at the station reads while a question is open. */
export function askingNote(question: LogQuestion, fileName: string): string {
  switch (question.about) {
    case 'day':
      return `${fileName} no dice de qué día es: ponga la fecha en su nombre, como 2026-01-31.log.`
    case 'date_order':
      return `En ${fileName}, ${question.written} puede ser de dos días: se preguntó a la organización. También puede responder en la página de su emisora.`
    case 'columns':
      return `No se sabe qué dicen las columnas de ${fileName}: se preguntó a la organización. También puede responder en la página de su emisora.`
  }
}

/** Whole lines from the top. */
function topOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const end = bytes.lastIndexOf(0x0a, SAMPLE_BYTES)
  return bytes.subarray(0, end === -1 ? SAMPLE_BYTES : end + 1)
}
