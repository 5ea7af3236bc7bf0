import type { AiringLine } from './airing-line.ts'
import type { WallTime } from './wall.ts'

/** One airing as a log writes it: its date may still mean two days. */
export interface LogEntry extends Omit<AiringLine, 'at'> {
  when:
    | { instant: number }
    /** `daysLater` counts the midnights since the date, in logs that name only the first day. */
    | { date: string; daysLater: number; time: WallTime }
}

/** A line that should have been an airing. */
export interface LogFault {
  /** From 1. */
  line: number
  /** What stands there, cut to what a person needs to find it. */
  text: string
}

/** What a reader of one format finds. A log without any date gives entries whose `date` is empty. */
export interface LogEntries {
  entries: LogEntry[]
  faults: LogFault[]
}

const TEXT_SHOWN = 120

export function faultAt(line: number, text: string): LogFault {
  const clean = text.replace(/\s+/g, ' ').trim()
  return { line, text: clean.length > TEXT_SHOWN ? `${clean.slice(0, TEXT_SHOWN - 1)}…` : clean }
}

/** Counts midnights in lines that name only a time and follow each other: a time that jumps back begins the next day. */
export function countMidnights(): (time: WallTime) => number {
  let days = 0
  let before = -1
  return ({ hour, minute, second }) => {
    const ofDay = (hour * 60 + minute) * 60 + second
    if (ofDay < before) days++
    before = ofDay
    return days
  }
}
