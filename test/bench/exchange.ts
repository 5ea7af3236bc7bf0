import { execFile } from 'node:child_process'
import { Agent, get } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { SyncAnswer } from '../../media/schemas/sync.ts'
import { addSpot } from '../server/stations/spots.ts'
import { startTestApp, type TestApp } from '../support/app.ts'

/** What a station receives of a server with many spots, in bytes on the wire, and what a feed of all costs. */
export interface ExchangeFigures {
  spots: number
  /** Head and body of a poll with nothing new. */
  poll: number
  /** Head and body of the poll after one spot changed; it named that spot and no other. */
  change: number
  /** What the usual way costs both times: the feed again, whole. */
  feedBytes: number
  /** Milliseconds to answer the whole feed: the first time, and the middle of those after it. */
  feedCold: number
  feedWarm: number
  /** MB that the process grew by while the warm ones were answered. */
  feedGrowth: number
}

const run = promisify(execFile)
const WARM_RUNS = 30

export async function measureExchange(spots = 10_000): Promise<ExchangeFigures> {
  const chaski = await startTestApp()
  try {
    await fill(chaski, spots)
    await chaski.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = chaski.app.server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}`
    return { spots, ...(await measureSync(chaski, url)), ...(await measureFeed(url)) }
  } finally {
    await chaski.close()
  }
}

async function fill(chaski: TestApp, spots: number): Promise<void> {
  for (let number = 1; number <= spots; number++) {
    await addSpot(chaski.catalogue, `Nos cuidamos ${number}`, {
      language: 'es-PE',
      places: ['Jauja', 'Tayacaja'],
      programme: 'Género y Violencia',
      licence: 'CC-BY-NC-4.0',
      validFrom: '2026-01-10T05:00:00Z',
      validUntil: '2099-02-11T05:00:00Z',
      broadcast: {
        script: `LOCUTOR: ${'Ser hombre también es cuidar, escuchar y compartir la crianza. '.repeat(6)}`,
        outCue: 'Nos cuidamos.',
        campaign: 'Nos cuidamos',
        playsPerDay: 4,
        dayparts: [{ from: '06:00', to: '08:30' }],
        mayEdit: false,
        contact: 'Acción y Desarrollo, 964 000 000',
        replaces: null,
      },
    })
  }
}

async function measureSync(chaski: TestApp, url: string): Promise<Pick<ExchangeFigures, 'poll' | 'change'>> {
  const { headers: staff } = await chaski.as('editor')
  const made = await chaski.app.inject({
    method: 'POST',
    url: '/api/stations',
    headers: staff,
    payload: { name: 'Radio Jauja' },
  })
  const headers = { authorization: `Bearer ${made.json().secrets.token}`, 'accept-encoding': 'gzip' }
  let cursor = ''
  let etag = ''
  for (let more = true; more; ) {
    const { body, answerEtag } = await fetchRaw(`${url}/api/sync${cursor && `?cursor=${cursor}`}`, headers)
    const answer = JSON.parse(body.toString()) as SyncAnswer
    cursor = answer.cursor
    more = answer.more
    etag = answerEtag
  }
  const poll = await fetchRaw(`${url}/api/sync?cursor=${cursor}`, { ...headers, 'if-none-match': etag })
  if (poll.status !== 304) throw new Error(`a poll with nothing new was answered ${poll.status}`)

  const [changed] = (await chaski.catalogue.lists.list({ audience: 'staff', limit: 1 })).items
  await chaski.catalogue.works.edit(changed?.id ?? '', { title: 'Nos cuidamos, corregido' })
  const change = await fetchRaw(`${url}/api/sync?cursor=${cursor}`, { ...headers, 'if-none-match': etag })
  const { items, tombstones } = JSON.parse(change.body.toString()) as SyncAnswer
  if (items.length !== 1 || items[0]?.id !== changed?.id || tombstones.length > 0) {
    throw new Error('the answer after one change was not that change')
  }
  return { poll: poll.received, change: change.received }
}

async function measureFeed(
  url: string,
): Promise<Pick<ExchangeFigures, 'feedBytes' | 'feedCold' | 'feedWarm' | 'feedGrowth'>> {
  // A client of its own process: reading forty megabytes would otherwise count as answering them.
  const timed = async (): Promise<{ milliseconds: number; received: number }> => {
    const { stdout } = await run('curl', [
      ...['--silent', '--fail', '--output', '/dev/null', '--write-out', '%{time_total} %{size_download}'],
      `${url}/feeds/spots.xml`,
    ])
    const [seconds = 0, received = 0] = stdout.split(' ').map(Number)
    return { milliseconds: seconds * 1000, received }
  }
  const cold = await timed()
  await timed()
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const warm: number[] = []
  for (let turn = 0; turn < WARM_RUNS; turn++) warm.push((await timed()).milliseconds)
  globalThis.gc?.()
  const growth = (process.memoryUsage().rss - before) / 2 ** 20
  warm.sort((a, b) => a - b)
  return {
    feedBytes: cold.received,
    feedCold: cold.milliseconds,
    feedWarm: warm[Math.floor(WARM_RUNS / 2)] ?? 0,
    feedGrowth: Math.max(0, growth),
  }
}

interface Fetched {
  status: number
  answerEtag: string
  body: Buffer
  /** Bytes that came over the socket: head, and body as it was sent. */
  received: number
}

function fetchRaw(url: string, headers: Record<string, string>): Promise<Fetched> {
  const agent = new Agent({ keepAlive: false })
  return new Promise((resolve, reject) => {
    let socket: Socket | undefined
    const request = get(url, { agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('end', () => {
        const raw = Buffer.concat(parts)
        resolve({
          status: response.statusCode ?? 0,
          answerEtag: response.headers.etag ?? '',
          body: response.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw,
          received: socket?.bytesRead ?? 0,
        })
      })
    })
    request.once('socket', (given) => {
      socket = given
    })
    request.once('error', reject)
  })
}
