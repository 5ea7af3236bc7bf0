import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ChaskiError } from '../../media/errors.ts'
import { leashed } from '../jail/jail.ts'
import { endLeashed } from '../processes/end-leashed.ts'
import { BARE_ENVIRONMENT, LEASH } from '../processes/leashed.ts'
import { signalOf } from '../processes/signals.ts'
import { watch } from '../processes/watchdog.ts'
import type { ReadDocument, ReaderMessage, ReaderTask, ReadPage } from './reader/messages.ts'

export interface ReadBrochure extends ReadDocument {
  pages: ReadPage[]
  /** Numbers of unreadable pages. */
  lost: number[]
}

interface ReadOptions {
  signal: AbortSignal
  /** Where images are written. */
  folder: string
  maxPages?: number
  /** Time limit in seconds for opening the file, and for each page. */
  stallSeconds?: number
  maxSeconds?: number
  /** Called with the pages done, and with their total. */
  onPage?: (done: number, all: number) => void
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const READER = at('./reader/main.ts')
/** The reader's code. It sees nothing else of the repository, least of all the library. */
const CODE = [
  ...[at('./reader'), at('../../node_modules'), at('../../package.json')],
  ...['errors.ts', 'refusals.ts', 'vocabulary.ts'].map((name) => at(`../../media/${name}`)),
]
// kB of data. Limits data instead of address space, because V8 reserves 18 GB of that. Node takes 0.6 GB and uses a
// tenth of it; an ordinary brochure ends at 1 GB, with 0.35 GB in use.
const LIMIT_MEMORY = 'ulimit -d 2097152 2>/dev/null; exec "$@"'
const withLimitedMemory = (command: string[]): string[] => {
  const filter = command[0] === '--filter' ? command.slice(0, 2) : []
  return [...filter, 'sh', '-c', LIMIT_MEMORY, 'sh', ...command.slice(filter.length)]
}
const ENVIRONMENT = { ...BARE_ENVIRONMENT, LEASH_ADDRESS_SPACE: 'unlimited' }

/**
 * Reads a PDF in a separate process, with limits on memory, time and pages. It never outlives this one.
 * @throws ChaskiError `protected_file`, `damaged_file`, `too_many_pixels`, `too_long`, `out_of_memory`, `took_too_long`
 * @throws the reason of `signal`
 */
export async function readBrochure(source: string, options: ReadOptions): Promise<ReadBrochure> {
  const { signal, folder, maxPages = 400, stallSeconds = 60, maxSeconds = 1200, onPage } = options
  signal.throwIfAborted()
  const task: ReaderTask = { source, folder, maxPages }
  const leash = await leashed(process.execPath, {
    read: [...CODE, source],
    write: [folder],
    limits: { cpuSeconds: 2 * maxSeconds, fileBytes: 2 ** 28, processes: 128 },
  })
  signal.throwIfAborted()
  const child = spawn(LEASH, [...withLimitedMemory(leash), READER, JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: ENVIRONMENT,
  })

  return new Promise((resolve, reject) => {
    const pages: ReadPage[] = []
    let all = 0
    const lost: number[] = []
    let end: ReadDocument | null = null
    let stopped: unknown = null
    let log = ''

    const stop = (reason: unknown): void => {
      stopped ??= reason
      endLeashed(child)
    }
    const onAbort = (): void => stop(signal.reason)
    const watchdog = watch({ stallSeconds, maxSeconds }, stop)
    signal.addEventListener('abort', onAbort, { once: true })

    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000)
    })
    child.on('message', (message: ReaderMessage) => {
      watchdog.fed()
      switch (message.type) {
        case 'opened':
          all = message.pages
          break
        case 'page':
          pages.push(message.page)
          onPage?.(pages.length + lost.length, all)
          break
        case 'lost':
          lost.push(message.page)
          break
        case 'done':
          end = message
          break
        case 'refused':
          stopped ??= new ChaskiError(message.code, { detail: message.detail })
      }
    })
    child.on('error', (error) => {
      stopped ??= error
    })
    child.on('close', (code, how) => {
      watchdog.stop()
      signal.removeEventListener('abort', onAbort)
      if (stopped === null && end !== null && pages.length === 0) {
        stopped = new ChaskiError('damaged_file', { detail: `none of ${all} pages can be read` })
      }
      if (stopped === null && end !== null) {
        const { outline, isRestricted, hasAttachments } = end
        resolve({ pages, lost, outline, isRestricted, hasAttachments })
      } else reject(stopped ?? crashOf(code, how, log))
    })
  })
}

/**
 * The reader reports the errors it understands. If it crashes, the file was too much for it: PDFium traps on files that
 * it cannot repair and when it runs out of memory. A reader killed from outside says nothing about the file, so the job
 * is tried again.
 */
export function crashOf(code: number | null, signal: NodeJS.Signals | null, log: string): ChaskiError {
  const killedBy = signal ?? signalOf(code)
  const detail = `reader ended with ${killedBy ?? code} | ${log.trim().slice(-400)}`
  if (killedBy === 'SIGXCPU') return new ChaskiError('took_too_long', { detail })
  if (killedBy !== null && FROM_OUTSIDE.has(killedBy)) return new ChaskiError('encoder_failed', { detail })
  const isMemory = /bad_alloc|grow|out of memory|allocat/i.test(log)
  return new ChaskiError(isMemory ? 'out_of_memory' : 'damaged_file', { detail })
}

const FROM_OUTSIDE: ReadonlySet<NodeJS.Signals> = new Set(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT'])
