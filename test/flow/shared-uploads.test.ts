import { createHash, randomBytes } from 'node:crypto'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Work } from '../../media/schemas/work.ts'
import { createS3Store } from '../../media/store/s3.ts'
import type { Store } from '../../media/store/store.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts'
import { startTestRedis, type TestRedis } from '../support/redis.ts'
import { startTestSwift, type TestSwift } from '../support/swift.ts'
import { TINY } from '../support/tiny-files.ts'

/** More than one piece, so that some of it is in the bucket before the rest has come. */
const FILM = Buffer.concat([TINY.mp4, randomBytes(9 * 2 ** 20)])
const SHA256 = createHash('sha256').update(FILM).digest('hex')
const PATIENT = { timeout: 30_000 }
const TUS = { 'tus-resumable': '1.0.0' }

let swift: TestSwift
let postgres: TestPostgres
let redis: TestRedis
let store: Store
let first: TestApp
let second: TestApp
let staff: Awaited<ReturnType<TestApp['as']>>

beforeAll(async () => {
  swift = await startTestSwift()
  postgres = await startTestPostgres()
  redis = await startTestRedis()
  const bucket = await swift.bucket()
  const start = (): Promise<TestApp> =>
    startTestApp({ bucket, databaseUrl: postgres.url, redisUrl: redis.url, maxUploadBytes: 2 ** 26 })
  first = await start()
  second = await start()
  store = createS3Store(bucket, { spool: first.folder })
  staff = await first.as('editor')
  for (const { app } of [first, second]) await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  store?.close?.()
  await first?.close()
  await second?.close()
  await Promise.all([swift?.stop(), postgres?.stop(), redis?.stop()])
})

let url: string
beforeEach(async () => {
  const filename = Buffer.from('película.mp4').toString('base64')
  const headers = { ...TUS, 'upload-length': String(FILM.length), 'upload-metadata': `filename ${filename}` }
  const created = await first.app.inject({
    method: 'POST',
    url: '/api/uploads/',
    headers: { ...staff.headers, ...headers },
  })
  url = String(created.headers.location)
})

const portOf = ({ app }: TestApp): number => (app.server.address() as { port: number }).port

/** Sends the first bytes of what it says to send, and leaves the line open. */
function begin(server: TestApp, bytes: number): Socket {
  const socket = connect(portOf(server), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `PATCH ${url} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${staff.headers.authorization}\r\nTus-Resumable: 1.0.0\r\n` +
      `Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${FILM.length}\r\n\r\n`,
  )
  socket.write(FILM.subarray(0, bytes))
  return socket
}

async function offsetAt(server: TestApp): Promise<number> {
  const { headers } = await server.app.inject({ method: 'HEAD', url, headers: { ...TUS, ...staff.headers } })
  return Number(headers['upload-offset'])
}

const sendRest = async (server: TestApp, from: number, until = FILM.length) =>
  server.app.inject({
    method: 'PATCH',
    url,
    headers: {
      ...TUS,
      ...staff.headers,
      'upload-offset': String(from),
      'content-type': 'application/offset+octet-stream',
    },
    payload: FILM.subarray(from, until),
  })

const piecesOf = async (): Promise<string[]> => {
  const keys: string[] = []
  for await (const { key } of store.list(url.slice(1).replace('api/', ''))) keys.push(key)
  return keys
}

async function expectWork(answer: Awaited<ReturnType<typeof sendRest>>): Promise<void> {
  expect(answer.statusCode).toBe(204)
  const id = String(answer.headers['chaski-work'])
  const work = (await second.get(`/api/works/${id}`, staff.headers)).json() as Work
  expect(work).toMatchObject({ sha256: SHA256, bytes: FILM.length, fileName: 'película.mp4' })
  expect(await piecesOf()).toEqual([])
}

test('an upload whose line broke goes on at another server, from what had arrived', async () => {
  const socket = begin(first, 6_000_000)
  await vi.waitFor(async () => expect(await piecesOf()).toHaveLength(2), PATIENT)
  socket.destroy()
  const offset = await vi.waitFor(async () => {
    const found = await offsetAt(second)
    expect(found).toBeGreaterThan(4 * 2 ** 20)
    return found
  }, PATIENT)
  await expectWork(await sendRest(second, offset))
})

test('an upload goes to and fro between two servers, also over what one has kept of it', async () => {
  expect((await sendRest(first, 0, 2_000_000)).headers['upload-offset']).toBe('2000000')
  expect((await sendRest(second, 2_000_000, 5_000_000)).headers['upload-offset']).toBe('5000000')
  expect((await sendRest(first, 5_000_000, 5_000_001)).headers['upload-offset']).toBe('5000001')
  await expectWork(await sendRest(first, 5_000_001))
})

test('a server that still holds a dead line lets go as soon as another is asked', async () => {
  const socket = begin(first, 5_000_000)
  await vi.waitFor(async () => expect(await piecesOf()).toHaveLength(2), PATIENT)
  const offset = await offsetAt(second)
  expect(offset).toBeGreaterThanOrEqual(4 * 2 ** 20)
  await expectWork(await sendRest(second, offset))
  socket.destroy()
})

test('a server that was killed keeps nobody from going on for long', async () => {
  await sendRest(first, 0, 4_500_000)
  // What a killed server leaves: its claim, and a file on its own disk.
  const id = url.split('/').at(-1) ?? ''
  const client = new Redis(redis.url)
  await client.set(`tus:held:${id}`, 'dead', 'PX', 1000)
  await client.quit()
  await writeFile(join(first.folder, 'uploads', id), 'damaged')
  await expectWork(await sendRest(second, 4_500_000))
})

test('what had arrived whole is taken in by the next server that starts', async () => {
  await sendRest(first, 0, 4_500_000)
  await store.put(
    `${url.slice(1).replace('api/', '')}/at-${String(4_500_000).padStart(15, '0')}`,
    FILM.subarray(4_500_000),
  )
  await second.tus.recover()
  expect(await piecesOf()).toEqual([])
  expect(await offsetAt(first)).toBe(FILM.length)
})

test('copies of what another server has ended are cleared away', async () => {
  await sendRest(first, 0, 1_000_000)
  await expectWork(await sendRest(second, 1_000_000))
  const copies = () => readdir(join(first.folder, 'uploads'))
  const id = url.split('/').at(-1) ?? ''
  expect(await copies()).toContain(id)
  const yesterday = Date.now() / 1000 - 86_400
  await utimes(join(first.folder, 'uploads', id), yesterday, yesterday)
  await first.tus.expire()
  expect(await copies()).not.toContain(id)
})

test('an upload that is given up at another server leaves nothing anywhere', async () => {
  await sendRest(first, 0, 1_000_000)
  const answer = await second.app.inject({ method: 'DELETE', url, headers: { ...TUS, ...staff.headers } })
  expect(answer.statusCode).toBe(204)
  expect(await piecesOf()).toEqual([])
  expect(await offsetAt(first)).toBeNaN()
})
