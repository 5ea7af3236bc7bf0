import { setTimeout as wait } from 'node:timers/promises'
import { wallMinute } from './clock.ts'
import { explainDisk } from './disk-space.ts'
import { exitCode, StationError } from './failure.ts'
import { makeFolders } from './folder.ts'
import { takeLock } from './lock.ts'
import type { Tidy } from './memory.ts'
import { pathsIn } from './paths.ts'
import { type PullResult, pull } from './pull.ts'
import type { Settings } from './settings.ts'
import { tallyLine } from './tally.ts'

const MINUTE = 60_000

/**
 * Pulls once, or forever, and prints a line for each.
 * @returns the exit code of the last pull
 * @throws StationError `folder` and `locked`; the signal's reason when it is aborted
 */
export async function runAgent(
  settings: Settings,
  signal: AbortSignal,
  say: (line: string) => void,
  tidy: Tidy,
): Promise<number> {
  const paths = pathsIn(settings.folder)
  await makeFolders(paths)
  const giveBack = await takeLock(paths.lock).catch((error: unknown) => {
    throw explainDisk(error)
  })
  try {
    for (;;) {
      const result = await pull(settings, signal, tidy)
      tidy('all')
      say(`${wallMinute(result.at, result.calendar)} ${tallyLine(result.tally)}`)
      if (settings.every === null) return exitCode(result.tally.failures)
      await wait(untilNext(result, settings.every, Math.random()), undefined, { signal })
    }
  } finally {
    await giveBack()
  }
}

/**
 * Milliseconds until the next pull: the configured minutes, give or take a tenth so that stations do not call all at
 * once, or less if a spot starts or ends before that.
 */
export function untilNext(
  { nextChange, at }: Pick<PullResult, 'nextChange' | 'at'>,
  every: number,
  chance: number,
): number {
  const usual = every * MINUTE * (0.9 + 0.2 * chance)
  return nextChange === null ? usual : Math.max(1000, Math.min(usual, nextChange - at))
}

/** The message and exit code for an error that ends the agent. */
export function farewell(error: unknown): { sentence: string; code: number } {
  if (error instanceof StationError) return { sentence: error.message, code: exitCode([error.failure]) }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { sentence: `Error inesperado: ${detail}`, code: exitCode(['unexpected']) }
}
