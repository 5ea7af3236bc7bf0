import type { IncomingMessage } from 'node:http'
import type { Airing, AiringReceipt } from '../media/schemas/airing.ts'
import type { SyncAck } from '../media/schemas/sync.ts'
import { StationError } from './failure.ts'
import { type Connection, readText, send } from './request.ts'
import { type ReadAnswer, readSyncAnswer } from './sync-answer.ts'
import { AGENT } from './version.ts'

/** Answers of the API are pages of a few hundred spots; more than this is something else. */
const LARGEST_ANSWER = 8 * 1024 * 1024

export interface ServerApi {
  /** `unchanged` is a 304; `restart` means that the cursor is too old or unknown, so that all must be listed anew. */
  sync(cursor: string | null, etag: string | null): Promise<SyncResult>
  acknowledge(ack: SyncAck): Promise<void>
  /** `refused` if the server will never accept this list as a whole. */
  report(airings: readonly Airing[]): Promise<AiringReceipt | 'refused'>
  /** Has a person asked what the log means whose top this is. */
  askAboutLog(fileName: string, sample: Uint8Array): Promise<void>
}

export type SyncResult =
  /** `serverTime` in Unix milliseconds; null if nothing tells what time it is now. */
  | { kind: 'answer'; answer: ReadAnswer; etag: string | null; serverTime: number | null }
  | { kind: 'unchanged'; serverTime: number | null }
  | { kind: 'restart' }

const PORTAL =
  'Lo que respondió no es Chaski: quizá la red pide ingresar en una página (portal cautivo) o la dirección está mal escrita.'

/** @throws StationError `offline`, `token`, `portal` from each verb */
export function createServerApi(server: string, token: string, connection: Connection): ServerApi {
  const ask = async (
    path: string,
    headers: Record<string, string>,
    body?: Uint8Array | object,
  ): Promise<{ answer: IncomingMessage; text: string }> => {
    let answer: IncomingMessage
    let text: string
    try {
      answer = await send(
        {
          url: new URL(`${server}${path}`),
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            Authorization: `Bearer ${token}`,
            Accept: 'application/json',
            'Accept-Encoding': 'gzip',
            'User-Agent': AGENT,
            ...(body !== undefined && {
              'Content-Type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
            }),
            ...headers,
          },
          body: body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body),
        },
        connection,
      )
      text = await readText(answer, LARGEST_ANSWER)
    } catch (error) {
      throw new StationError('offline', 'No se pudo llegar al servidor.', { cause: error })
    }
    refuse(answer)
    return { answer, text }
  }

  return {
    async sync(cursor, etag) {
      const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`
      const { answer, text } = await ask(`/api/sync${query}`, etag === null ? {} : { 'If-None-Match': etag })
      if (answer.statusCode === 304) return { kind: 'unchanged', serverTime: dateOf(answer) }
      if (cursor !== null && [400, 404, 409, 410, 422].includes(answer.statusCode ?? 0) && isJson(answer))
        return { kind: 'restart' }
      const read = answer.statusCode === 200 ? readSyncAnswer(text) : null
      if (read === null) throw new StationError('portal', PORTAL)
      return {
        kind: 'answer',
        answer: read,
        etag: answer.headers.etag ?? null,
        serverTime: Date.parse(read.serverTime),
      }
    },

    async acknowledge(ack) {
      const { answer } = await ask('/api/sync/ack', {}, ack)
      if (answer.statusCode !== 204 && !(isSuccess(answer) && isJson(answer)))
        throw new StationError('portal', PORTAL)
    },

    async report(airings) {
      const { answer, text } = await ask('/api/airings', {}, { airings })
      if ([400, 413, 422].includes(answer.statusCode ?? 0) && isJson(answer)) return 'refused'
      const receipt = isSuccess(answer) && isJson(answer) ? readReceipt(text) : null
      if (receipt === null) throw new StationError('portal', PORTAL)
      return receipt
    },

    async askAboutLog(fileName, sample) {
      const query = new URLSearchParams({ fileName: fileName.slice(0, 200), sample: 'true' })
      const { answer } = await ask(`/api/airings?${query}`, {}, sample)
      if (!isJson(answer)) throw new StationError('portal', PORTAL)
    },
  }
}

/** What all requests share. */
function refuse(answer: IncomingMessage): void {
  const status = answer.statusCode ?? 0
  if (status === 401 || status === 403) {
    // A captive portal says 401 too, but not in JSON.
    if (!isJson(answer)) throw new StationError('portal', PORTAL)
    throw new StationError(
      'token',
      'El servidor no acepta la clave (token) de esta estación: pida una nueva.',
    )
  }
  if (status === 407)
    throw new StationError(
      'offline',
      'El proxy pide usuario y contraseña: póngalos en la dirección del proxy.',
    )
  if (status === 429 || status >= 500)
    throw new StationError('offline', `El servidor no puede atender ahora (${status}).`)
}

function isSuccess({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300
}

function isJson({ headers }: IncomingMessage): boolean {
  return /^application\/([a-z.]+\+)?json\b/.test(headers['content-type'] ?? '')
}

function dateOf({ headers }: IncomingMessage): number | null {
  const time = Date.parse(headers.date ?? '')
  return Number.isNaN(time) ? null : time
}

function readReceipt(text: string): AiringReceipt | null {
  try {
    const { accepted, repeated, refused } = JSON.parse(text) as Partial<AiringReceipt>
    return typeof accepted === 'number' && typeof repeated === 'number' && Array.isArray(refused)
      ? { accepted, repeated, refused }
      : null
  } catch {
    return null
  }
}
