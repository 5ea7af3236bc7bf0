import { execFile } from 'node:child_process'
import { leashed } from '../jail/jail.ts'
import { endLeashed } from '../processes/end-leashed.ts'
import { BARE_ENVIRONMENT, LEASH } from '../processes/leashed.ts'
import { watch } from '../processes/watchdog.ts'

interface QpdfRun {
  args: readonly string[]
  /** Files that it reads. */
  read: readonly string[]
  /** Files that it writes. */
  write: readonly string[]
  signal: AbortSignal
}

export type QpdfEnd = { ok: true; output: string } | { ok: false; isInstalled: boolean; why: string }

// qpdf exits with 0 on success, with 3 after repairs.
const REPAIRED = 3
const NO_SUCH_PROGRAM = 127
const MOST_SECONDS = 120
/** Of a description in JSON; of a document with 300,000 objects about this much. */
const MOST_OUTPUT = 64 * 2 ** 20

/**
 * Runs qpdf once, to its end.
 * @throws the reason of `signal`
 */
export async function runQpdf({ args, read, write, signal }: QpdfRun): Promise<QpdfEnd> {
  signal.throwIfAborted()
  const limits = { cpuSeconds: 2 * MOST_SECONDS, fileBytes: 2 ** 32, processes: 32 }
  const leash = await leashed('qpdf', { read, write, limits })
  signal.throwIfAborted()
  const options = { env: BARE_ENVIRONMENT, maxBuffer: MOST_OUTPUT }
  const end = await new Promise<QpdfEnd>((resolve) => {
    const child = execFile(LEASH, [...leash, ...args], options, (error, output, log) => {
      watchdog.stop()
      signal.removeEventListener('abort', onAbort)
      const code = error?.code as number | string | undefined
      if (error === null || (error.signal == null && code === REPAIRED)) resolve({ ok: true, output })
      else {
        const why = `qpdf ended with ${error.signal ?? code}: ${log.trim().slice(-300)}`
        resolve({ ok: false, isInstalled: code !== NO_SUCH_PROGRAM && code !== 'ENOENT', why })
      }
    })
    const onAbort = (): void => endLeashed(child)
    const watchdog = watch({ stallSeconds: MOST_SECONDS, maxSeconds: MOST_SECONDS }, onAbort)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  signal.throwIfAborted()
  return end
}
