import type { LogQuestion } from '../media/airing-logs/read-log.ts'
import { trueTime } from './clock.ts'
import type { Folder } from './folder.ts'
import type { Tidy } from './memory.ts'
import type { Paths } from './paths.ts'
import type { Settings } from './settings.ts'
import type { State } from './state.ts'
import type { Tally } from './tally.ts'

/** What a log leaves open, with the top of it. */
export interface OpenQuestion {
  question: LogQuestion
  fileName: string
  sample: Uint8Array
}

/** Shared by the steps of one pull. */
export interface Session {
  readonly settings: Settings
  readonly paths: Paths
  readonly folder: Folder
  readonly signal: AbortSignal
  readonly tally: Tally
  readonly tidy: Tidy
  /** Replaced by every step that learns something; written to disk by `saveState`. */
  state: State
  /** What the logs left open in this pull. */
  questions: OpenQuestion[]
  /** Whether the server told the time during this pull. */
  sure: boolean
}

/** The best estimate of the time, in Unix milliseconds. */
export function now({ state }: Session): number {
  return trueTime(Date.now(), state.clock)
}
