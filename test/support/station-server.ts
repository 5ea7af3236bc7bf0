import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Airing } from '../../media/schemas/airing.ts'
import type { LogReadingRules, SyncAck, SyncItem, Tombstone } from '../../media/schemas/sync.ts'

/** What a test says of a spot; the rest is filled in. */
export interface TestSpot {
  id: string
  content: Buffer
  /** What the server claims, if not the truth. */
  sha256?: string
  bytes?: number
  fileName?: string
  version?: number
  number?: number
  cart?: number | null
  title?: string
  validFrom?: string | null
  validUntil?: string | null
}

interface Change {
  item: SyncItem | null
  tombstone: Tombstone | null
}

/** A server that speaks the station's part of the contract and nothing else, kept in memory. */
export interface StationServer {
  url: string
  /** Requests for files: path, `Range` and `If-Range` as sent. */
  fileRequests: { path: string; range: string | null; ifRange: string | null }[]
  polls: { cursor: string | null; status: number }[]
  acks: SyncAck[]
  airings: Airing[]
  /** Logs that were asked about. */
  asked: { fileName: string | null; sample: string }[]
  /** How the station's logs are read; null for a server of a version before. */
  logRules: LogReadingRules | null
  /** Each line is an authorization that came with a request for a file. */
  authorizations: (string | undefined)[]
  put(spot: TestSpot): void
  withdraw(id: string): void
  /** Milliseconds that the server's clock is ahead of ours. */
  clockAhead: number
  /** Answers everything in the place of the server until set to null again. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | null
  /** Changes in one answer. */
  pageSize: number
  /** The cursors given so far are no longer known. */
  forgetCursors(): void
  stop(): Promise<void>
}

export const TEST_TOKEN = 'token-de-prueba'

export async function startStationServer(): Promise<StationServer> {
  const changes = new Map<string, Change>()
  const files = new Map<string, Buffer>()
  // One counter of changes is the cursor; each work keeps the place of its last change only.
  const order: string[] = []
  const places = new Map<string, number>()
  let change = 0
  let epoch = 0

  const touch = (id: string, entry: Change): void => {
    changes.set(id, entry)
    places.set(id, ++change)
    if (!order.includes(id)) order.push(id)
  }

  const self: StationServer = {
    url: '',
    fileRequests: [],
    polls: [],
    acks: [],
    airings: [],
    asked: [],
    logRules: null,
    authorizations: [],
    clockAhead: 0,
    instead: null,
    pageSize: 100,
    put(spot) {
      const version = spot.version ?? 1
      const path = `/media/${spot.id}/${version}/mp3-128.mp3`
      files.set(path, spot.content)
      touch(spot.id, { item: itemOf(spot, version, path), tombstone: null })
    },
    withdraw(id) {
      const number = changes.get(id)?.item?.number ?? 0
      const at = new Date(Date.now() + self.clockAhead).toISOString()
      touch(id, {
        item: null,
        tombstone: { id, number, reason: 'withdrawn', message: 'Fue retirado.', at },
      })
    },
    forgetCursors() {
      epoch++
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  const itemOf = (spot: TestSpot, version: number, path: string): SyncItem => ({
    id: spot.id,
    version,
    number: spot.number ?? 1,
    cart: spot.cart ?? null,
    title: spot.title ?? 'Nos cuidamos',
    duration: 30,
    language: 'es-PE',
    places: [],
    programme: null,
    licence: null,
    validFrom: spot.validFrom ?? null,
    validUntil: spot.validUntil ?? null,
    broadcast: null,
    files: [
      {
        name: 'mp3-128',
        fileName: spot.fileName ?? `${spot.id}_v${version}.mp3`,
        url: self.url + path,
        type: 'audio/mpeg',
        bytes: spot.bytes ?? spot.content.length,
        sha256: spot.sha256 ?? createHash('sha256').update(spot.content).digest('hex'),
      },
    ],
    scriptUrl: `${self.url}/guion/${spot.id}`,
    changedAt: new Date().toISOString(),
  })

  const json = (response: ServerResponse, status: number, value: unknown, headers = {}): void => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
    response.end(JSON.stringify(value))
  }

  const sync = (request: IncomingMessage, response: ServerResponse, cursor: string | null): void => {
    const poll = { cursor, status: 200 }
    self.polls.push(poll)
    const [sent, since] = (cursor ?? `${epoch}-0`).split('-').map(Number)
    if (sent !== epoch) {
      poll.status = 410
      json(response, 410, { code: 'gone', status: 410 })
      return
    }
    const news = [...places]
      .filter(([id, place]) => place > (since ?? 0) && (cursor !== null || changes.get(id)?.item != null))
      .sort(([, a], [, b]) => a - b)
    const page = news.slice(0, self.pageSize)
    const more = news.length > page.length
    const next = `${epoch}-${more ? page.at(-1)?.[1] : change}`
    const etag = `"${cursor}:${next}:${page.length}"`
    const date = new Date(Date.now() + self.clockAhead)
    const headers = { ETag: etag, Date: date.toUTCString() }
    if (request.headers['if-none-match'] === etag) {
      poll.status = 304
      response.writeHead(304, headers)
      response.end()
      return
    }
    const entries = page.map(([id]) => changes.get(id))
    json(
      response,
      200,
      {
        items: entries.flatMap((entry) => entry?.item ?? []),
        tombstones: entries.flatMap((entry) => entry?.tombstone ?? []),
        cursor: next,
        more,
        serverTime: date.toISOString(),
        ...(cursor === null && self.logRules && { logs: self.logRules }),
      },
      headers,
    )
  }

  const file = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const { range = null, 'if-range': ifRange = null } = request.headers
    self.fileRequests.push({ path, range, ifRange: ifRange === null ? null : String(ifRange) })
    self.authorizations.push(request.headers.authorization)
    const content = files.get(path)
    if (content === undefined) {
      json(response, 404, { code: 'not_found', status: 404 })
      return
    }
    const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`
    const headers = { ETag: etag, 'Accept-Ranges': 'bytes', 'Content-Type': 'audio/mpeg' }
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    if (from === 0 || (ifRange !== null && ifRange !== etag)) {
      response.writeHead(200, { ...headers, 'Content-Length': content.length })
      response.end(content)
    } else if (from >= content.length) {
      response.writeHead(416, { ...headers, 'Content-Range': `bytes */${content.length}` })
      response.end()
    } else {
      const rest = content.subarray(from)
      const place = `bytes ${from}-${content.length - 1}/${content.length}`
      response.writeHead(206, { ...headers, 'Content-Length': rest.length, 'Content-Range': place })
      response.end(rest)
    }
  }

  const bytes = async (request: IncomingMessage): Promise<Buffer> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    return Buffer.concat(parts)
  }
  const body = async (request: IncomingMessage): Promise<unknown> =>
    JSON.parse((await bytes(request)).toString('utf8'))

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (self.instead !== null) return self.instead(request, response)
    const url = new URL(request.url ?? '/', self.url)
    if (url.pathname.startsWith('/media/')) return file(request, response, url.pathname)
    if (request.headers.authorization !== `Bearer ${TEST_TOKEN}`)
      return json(response, 401, { code: 'not_signed_in', status: 401 })
    if (url.pathname === '/api/sync') return sync(request, response, url.searchParams.get('cursor'))
    if (url.pathname === '/api/sync/ack') {
      self.acks.push((await body(request)) as SyncAck)
      response.writeHead(204).end()
      return
    }
    if (url.pathname === '/api/airings' && url.searchParams.get('sample') === 'true') {
      const sample = (await bytes(request)).toString('utf8')
      self.asked.push({ fileName: url.searchParams.get('fileName'), sample })
      return json(response, 200, { accepted: 0, repeated: 0, refused: [] })
    }
    if (url.pathname === '/api/airings') {
      const { airings } = (await body(request)) as { airings: Airing[] }
      self.airings.push(...airings)
      return json(response, 200, { accepted: airings.length, repeated: 0, refused: [] })
    }
    json(response, 404, { code: 'not_found', status: 404 })
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return self
}
