import type { IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { explainDisk, requireSpace } from './disk-space.ts'
import { StationError } from './failure.ts'
import { PartFile } from './part-file.ts'
import { type Connection, send } from './request.ts'
import { retryDelay } from './retry.ts'
import type { WantedFile } from './state.ts'
import { AGENT } from './version.ts'

export interface DownloadContext {
  /** Folder for downloads in progress, on the same file system as their destination. */
  parts: string
  /** Base URL of Chaski: the token is sent nowhere else. */
  server: string
  token: string
  connection: Connection
  /** Milliseconds before the second try. */
  firstDelay: number
  /** Called for each piece that arrived. */
  onBytes(bytes: number): void
}

/** After this many attempts in a row without a single byte, the link is considered dead until the next pull. */
const FRUITLESS_TRIES = 6
const REDIRECTS = 5

/**
 * Downloads a file, resuming where an earlier attempt or run was interrupted.
 * @returns the finished part; its hash has not been checked yet
 * @throws StationError `offline`, `portal`, `disk`, or `pending` if the server does not have this file
 */
export async function download(wanted: WantedFile, context: DownloadContext): Promise<PartFile> {
  const part = new PartFile(context.parts, wanted.sha256)
  const { safe } = await part.resumePoint()
  await requireSpace(context.parts, Math.max(0, wanted.bytes - safe), wanted.name)
  let failures = 0
  for (;;) {
    const before = (await part.resumePoint()).safe
    if (before === wanted.bytes) return part
    try {
      await receive(part, wanted, context)
    } catch (error) {
      if (error instanceof StationError) throw error
      context.connection.signal.throwIfAborted()
      const progressed = (await part.resumePoint()).safe > before
      failures = progressed ? 1 : failures + 1
      if (failures > FRUITLESS_TRIES)
        throw new StationError('offline', `La conexión no alcanzó para ${wanted.name}; se seguirá luego.`, {
          cause: error,
        })
      const delay = retryDelay(failures, context.firstDelay, Math.random())
      await wait(delay, undefined, { signal: context.connection.signal })
    }
  }
}

/** One attempt. Whatever arrives is kept, even if it ends in an error. */
async function receive(part: PartFile, wanted: WantedFile, context: DownloadContext): Promise<void> {
  const { safe, etag } = await part.resumePoint()
  const headers: Record<string, string> = {
    Accept: '*/*',
    'Accept-Encoding': 'identity',
    'User-Agent': AGENT,
  }
  if (safe > 0) {
    headers.Range = `bytes=${safe}-`
    if (etag !== null) headers['If-Range'] = etag
  }
  const answer = await follow(new URL(wanted.url, `${context.server}/`), headers, context)
  let from: number | null
  try {
    from = startOf(answer, safe, wanted)
  } catch (error) {
    answer.destroy()
    throw error
  }
  if (from === null) {
    // 416: what we have does not match what the server has.
    answer.destroy()
    await part.remove()
    throw new Error('the range does not fit')
  }
  await pour(answer, part, from, wanted, context)
}

async function pour(
  answer: IncomingMessage,
  part: PartFile,
  from: number,
  wanted: WantedFile,
  context: DownloadContext,
): Promise<void> {
  const writer = openPart(part, from, strongEtag(answer))
  try {
    await arrival(answer, (chunk) => {
      if (writer.position + chunk.length > wanted.bytes) throw notThisFile(wanted)
      writer.write(chunk)
      context.onBytes(chunk.length)
    })
  } catch (error) {
    // A full disk fails here again; the first error is the one that counts.
    await writer.close().catch(() => {})
    throw explainDisk(error)
  }
  await writer.close().catch((error: unknown) => {
    throw explainDisk(error)
  })
}

/** Passes on each piece of the body as it arrives. Ends with the complete body or an error. */
function arrival(answer: IncomingMessage, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    answer.on('data', (chunk: Buffer) => {
      if (answer.destroyed) return
      try {
        take(chunk)
      } catch (error) {
        reject(error)
        answer.destroy()
      }
    })
    answer.on('error', reject)
    answer.on('close', () => reject(new Error('the connection was closed')))
    answer.on('end', () => {
      if (answer.complete) resolve()
    })
  })
}

function openPart(part: PartFile, from: number, etag: string | null): ReturnType<PartFile['openAt']> {
  try {
    return part.openAt(from, etag)
  } catch (error) {
    throw explainDisk(error)
  }
}

async function follow(
  url: URL,
  headers: Record<string, string>,
  context: DownloadContext,
  left = REDIRECTS,
): Promise<IncomingMessage> {
  const own = url.origin === new URL(context.server).origin
  const question = { url, headers: own ? { ...headers, Authorization: `Bearer ${context.token}` } : headers }
  const answer = await send(question, context.connection)
  const target = answer.headers.location
  if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) || target === undefined) return answer
  answer.destroy()
  if (left === 0) throw new Error('too many redirects')
  const next = new URL(target, url)
  if (next.protocol !== 'http:' && next.protocol !== 'https:') throw new Error('a redirect out of the web')
  return follow(next, headers, context, left - 1)
}

/**
 * The offset at which the body of a response starts, or null if the range does not match.
 * @param asked bytes we already have
 */
export function startOf(
  { statusCode = 0, headers }: Pick<IncomingMessage, 'statusCode' | 'headers'>,
  asked: number,
  wanted: WantedFile,
): number | null {
  switch (statusCode) {
    case 200: {
      const length = headers['content-length']
      if (length !== undefined && Number(length) !== wanted.bytes) throw notThisFile(wanted)
      if (/^text\/html\b/.test(headers['content-type'] ?? '')) throw notThisFile(wanted)
      return 0
    }
    case 206: {
      const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers['content-range'] ?? '')
      if (range?.[1] === undefined || Number(range[1]) !== asked) throw notThisFile(wanted)
      if (range[2] !== '*' && Number(range[2]) !== wanted.bytes) throw notThisFile(wanted)
      return asked
    }
    case 416:
      return null
    case 401:
    case 403:
    case 404:
    case 410:
      throw new StationError('pending', `El servidor no entrega ${wanted.name} (${statusCode}).`)
    default:
      throw new Error(`status ${statusCode}`)
  }
}

function notThisFile(wanted: WantedFile): StationError {
  return new StationError('portal', `En lugar de ${wanted.name} llegó otra cosa: quizá la red pide ingresar.`)
}

/** A weak validator only promises equivalence, which is not enough to join two halves. */
function strongEtag({ headers }: IncomingMessage): string | null {
  return headers.etag?.startsWith('"') ? headers.etag : null
}
