import { execFile } from 'node:child_process'
import { open } from 'node:fs/promises'
import { leashed } from '../jail/jail.ts'
import { endLeashed } from '../processes/end-leashed.ts'
import { BARE_ENVIRONMENT, LEASH } from '../processes/leashed.ts'
import { watch } from '../processes/watchdog.ts'

// qpdf exits with 0 on success, with 3 after repairs.
const WRITTEN = [undefined, 3]

/**
 * Writes a linearised copy of a PDF, which shows its first page before the rest has arrived, and repairs its structure.
 * The same file gives the same bytes.
 * @returns null, or why there is no copy: qpdf is not installed, or refuses the file. The original is served then.
 * @throws the reason of `signal`
 */
export async function linearise(source: string, target: string, signal: AbortSignal): Promise<string | null> {
  if (await isLinearised(source)) return 'it is linearised already'
  signal.throwIfAborted()
  const limits = { cpuSeconds: 240, fileBytes: 2 ** 32, processes: 32 }
  const leash = await leashed('qpdf', { read: [source], write: [target], limits })
  const args = [...leash, '--linearize', '--deterministic-id', '--object-streams=generate', source, target]
  const refusal = await new Promise<string | null>((resolve) => {
    const child = execFile(LEASH, args, { env: BARE_ENVIRONMENT }, (error, _, log) => {
      watchdog.stop()
      signal.removeEventListener('abort', onAbort)
      const code = error?.code as number | undefined
      const written = error === null || (error.signal == null && WRITTEN.includes(code))
      resolve(written ? null : `qpdf ended with ${error.signal ?? code}: ${log.trim().slice(-300)}`)
    })
    const onAbort = (): void => endLeashed(child)
    const watchdog = watch({ stallSeconds: 120, maxSeconds: 120 }, onAbort)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  signal.throwIfAborted()
  return refusal
}

/** ISO 32000-1, annex F: the linearisation parameters lie entirely within the first 1024 bytes. */
async function isLinearised(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.subarray(0, bytesRead).includes('/Linearized')
  } finally {
    await file.close()
  }
}
