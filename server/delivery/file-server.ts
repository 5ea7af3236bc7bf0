import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Store } from '../../media/store/store.ts'
import { answerFor, type Offer } from './file-answer.ts'
import type { Carrier } from './hand-over.ts'
import type { HotFiles } from './hot-files.ts'

/** An answer that is ready. */
export interface PreparedAnswer {
  status: number
  /** Ends once all is sent or the client has gone. */
  write(response: ServerResponse): Promise<void>
}

export interface FileServer {
  /**
   * Gets the answer to a request for a file ready. Whatever can fail fails here, before anything is written.
   * @throws StoreMissError
   */
  prepare(request: IncomingMessage, offer: Offer): Promise<PreparedAnswer>
}

/** Told of each answer that is about to be sent. Nobody waits for it. */
export type HandedOut = (request: IncomingMessage, offer: Offer, status: number) => void

interface Needs {
  files: HotFiles
  store: Pick<Store, 'read'>
  /** Names and values, by turns, of what every answer of the site carries. */
  siteHeaders: readonly string[]
  /** Who sends the bytes in our place, where somebody does. */
  carrier: Carrier | null
  handedOut: HandedOut
}

/** Serves files from the store. It knows nothing about who may have them. */
export function createFileServer({ files, store, siteHeaders, carrier, handedOut }: Needs): FileServer {
  return {
    async prepare(request, offer) {
      const handOver = await carrier?.(request.method, offer)
      if (handOver) {
        const { status, headers } = handOver
        handedOut(request, offer, status)
        return {
          status,
          async write(response) {
            response.writeHead(status, [...siteHeaders, ...headers]).end()
          },
        }
      }
      const file = await (offer.changing ? files.getCurrent(offer.key) : files.get(offer.key))
      const { status, headers, part, encoding } = answerFor(request.headers, offer, file, siteHeaders)
      handedOut(request, offer, status)
      const ended = (body?: Buffer): PreparedAnswer => ({
        status,
        async write(response) {
          response.writeHead(status, headers)
          response.end(request.method === 'HEAD' ? undefined : body)
        },
      })

      if (encoding !== null) {
        const body = await file.encoded(encoding)
        headers.push('content-length', String(body.length))
        return ended(body)
      }
      if (part === null || request.method === 'HEAD') return ended()
      if (file.content !== null) {
        const whole = part.end - part.start + 1 === file.bytes
        return ended(whole ? file.content : file.content.subarray(part.start, part.end + 1))
      }
      const stream = await store.read(offer.key, part)
      return {
        status,
        async write(response) {
          response.writeHead(status, headers)
          await pipeline(stream, response).catch((error) => {
            // Whoever stops a film closes the connection.
            if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
          })
        },
      }
    },
  }
}
