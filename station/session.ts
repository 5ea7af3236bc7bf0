import { trueTime } from './clock.ts'
import type { Folder } from './folder.ts'
import type { Tidy } from './memory.ts'
import type { Paths } from './paths.ts'
import type { ServerApi } from './server-api.ts'
import type { Settings } from './settings.ts'
import type { State } from './state.ts'
import type { Tally } from './tally.ts'

/** What the steps of one pull share. */
export interface Session {
  readonly settings: Settings
  readonly paths: Paths
  readonly folder: Folder
  readonly api: ServerApi
  readonly signal: AbortSignal
  readonly tally: Tally
  readonly tidy: Tidy
  /** Replaced by each step that learns something; on the disk after `saveState`. */
  state: State
  /** Whether the server told the time during this pull. */
  sure: boolean
}

/** The best guess of the time, milliseconds since 1970. */
export function now({ state }: Session): number {
  return trueTime(Date.now(), state.clock)
}
