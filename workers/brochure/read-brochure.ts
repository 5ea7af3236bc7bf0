import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ChaskiError } from '../../media/errors.ts'
import { BARE_ENVIRONMENT, LEASH } from '../processes/leashed.ts'
import { watch } from '../processes/watchdog.ts'
import type { ReadDocument, ReaderMessage, ReaderTask, ReadPage } from './reader/messages.ts'

export interface ReadBrochure extends ReadDocument {
  pages: ReadPage[]
  /** Numbers of the pages that cannot be read. */
  lost: number[]
}

interface ReadOptions {
  signal: AbortSignal
  /** Images are written here. */
  folder: string
  maxPages?: number
  /** Seconds that opening, or one page, may take. */
  stallSeconds?: number
  maxSeconds?: number
  /** Pages done, of all. */
  onPage?: (done: number, all: number) => void
}

const READER = fileURLToPath(new URL('./reader/main.ts', import.meta.url))
// kB of data, in place of the address space, of which V8 reserves 18 GB. Node takes 0.6 GB of it and uses a tenth; an
// ordinary brochure ends at 1 GB, with 0.35 GB in use.
const LIMIT_MEMORY = 'ulimit -d 2097152 2>/dev/null; exec "$@"'
const ENVIRONMENT = { ...BARE_ENVIRONMENT, LEASH_ADDRESS_SPACE: 'unlimited' }

/**
 * Reads a PDF in a process of its own, with limits on memory, time and pages, which ends with this one.
 * @throws ChaskiError `protected_file`, `damaged_file`, `too_many_pixels`, `too_long`, `out_of_memory`, `took_too_long`
 * @throws the reason of `signal`
 */
export function readBrochure(source: string, options: ReadOptions): Promise<ReadBrochure> {
  const { signal, folder, maxPages = 400, stallSeconds = 60, maxSeconds = 1200, onPage } = options
  signal.throwIfAborted()
  const task: ReaderTask = { source, folder, maxPages }
  const child = spawn(
    LEASH,
    ['sh', '-c', LIMIT_MEMORY, 'sh', process.execPath, READER, JSON.stringify(task)],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: ENVIRONMENT },
  )

  return new Promise((resolve, reject) => {
    const pages: ReadPage[] = []
    let all = 0
    const lost: number[] = []
    let end: ReadDocument | null = null
    let stopped: unknown = null
    let log = ''

    const stop = (reason: unknown): void => {
      stopped ??= reason
      child.kill('SIGKILL')
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
      } else reject(stopped ?? crashOf(`reader ended with ${code ?? how}`, log))
    })
  })
}

/**
 * The reader refuses what it understands; when it falls over, the file was too much for it. PDFium traps on files
 * that it cannot repair, and on memory that it does not get.
 */
function crashOf(how: string, log: string): ChaskiError {
  const code = /bad_alloc|grow|out of memory|allocat/i.test(log) ? 'out_of_memory' : 'damaged_file'
  return new ChaskiError(code, { detail: `${how} | ${log.trim().slice(-400)}` })
}
