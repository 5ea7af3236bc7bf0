import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { QUEUES } from '../../media/jobs/queues.ts'
import type { Work } from '../../media/schemas/work.ts'
import { canStartNetworks, type Machine, type Network, startNetwork } from '../support/machines.ts'
import { startNginx, type TestNginx } from '../support/nginx.ts'
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts'
import { startTestRedis, type TestRedis } from '../support/redis.ts'
import { sampleVideo } from '../support/samples.ts'
import { startTestSwift, type TestSwift } from '../support/swift.ts'
import { processesOf } from '../support/system.ts'

// Two servers and three workers that share a database, a queue and a bucket, and nothing else: each is in a network
// namespace of its own, with a folder of its own.

const ROOT = join(import.meta.dirname, '../..')
const SERVER = join(ROOT, 'server/main.ts')
const WORKER = join(ROOT, 'workers/main.ts')
const PORT = '8080'
const TOKEN = randomBytes(24).toString('base64url')
const STAFF = { authorization: `Bearer ${TOKEN}` }
const TUS = { 'tus-resumable': '1.0.0', ...STAFF }
const PATIENT = { timeout: 60_000, interval: 200 }

let folder: string
let film: Buffer<ArrayBuffer>
let network: Network
let swift: TestSwift
let postgres: TestPostgres
let redis: TestRedis
let nginx: TestNginx
let shared: Record<string, string>
const servers: { machine: Machine; process: ChildProcess; url: string }[] = []
const workers: { machine: Machine; process: ChildProcess }[] = []

async function startServer(machine: Machine) {
  const env = {
    ...shared,
    HOST: machine.address,
    PORT,
    ADMIN_TOKEN: TOKEN,
    BASE_URL: 'http://radio.test',
    TRUSTED_PROXIES: '1',
  }
  return { machine, process: machine.start(SERVER, env), url: `http://${machine.address}:${PORT}` }
}

const ready = ({ url }: { url: string }): Promise<void> =>
  vi.waitFor(async () => expect((await fetch(`${url}/health/ready`)).status).toBe(200), PATIENT)

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** What the manual tells operators to write, with the addresses of these servers. */
async function documentedProxy(): Promise<[server: string, upstream: string]> {
  const manual = await readFile(join(ROOT, 'docs/operation.md'), 'utf8')
  const [, upstream, , server] =
    /```nginx\n(upstream [^}]*\})([\s\S]*?)(client_max_body_size[\s\S]*?)\n\}\n```/.exec(manual) ?? []
  if (!upstream || !server) throw new Error('the manual has no nginx in front of a server')
  const addresses = servers.map(({ machine }) => `server ${machine.address}:${PORT};`)
  return [server, upstream.replace('server 127.0.0.1:8080;', addresses.join(' '))]
}

async function send(url: string, offset: number, until: number): Promise<Response> {
  const headers = {
    ...TUS,
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  }
  return fetch(url, { method: 'PATCH', headers, body: film.subarray(offset, until) })
}

const workOf = async (id: string): Promise<Work> =>
  (await (await fetch(`${servers[1]?.url}/api/works/${id}`, { headers: STAFF })).json()) as Work

/** What the queue tells of its jobs (the stream of events of BullMQ). */
async function queueEvents(): Promise<{ event: string; jobId: string }[]> {
  const client = new Redis({ path: redis.url })
  try {
    const events = []
    for (const queue of [QUEUES.opening, QUEUES.encode])
      for (const [, fields] of await client.xrange(`bull:${queue}:events`, '-', '+'))
        events.push({
          event: fields[fields.indexOf('event') + 1] ?? '',
          jobId: fields[fields.indexOf('jobId') + 1] ?? '',
        })
    return events
  } finally {
    client.disconnect()
  }
}

describe.skipIf(!canStartNetworks)('several machines', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaski-machines-'))
    await sampleVideo(join(folder, 'film.mp4'), { seconds: 24, size: '320x240' })
    film = await readFile(join(folder, 'film.mp4'))
    network = await startNetwork()
    swift = await startTestSwift()
    postgres = await startTestPostgres()
    redis = await startTestRedis()
    const bucket = await swift.bucket()
    const socket = decodeURIComponent(
      new URL(postgres.url.replace('@/', '@localhost/')).searchParams.get('host') ?? '',
    )
    const ports = {
      postgres: await network.offer({ path: join(socket, '.s.PGSQL.5432') }),
      redis: await network.offer({ path: redis.url }),
      swift: await network.offer({ port: Number(new URL(bucket.endpoint ?? '').port), host: '127.0.0.1' }),
    }
    shared = {
      DATABASE_URL: `postgres://chaski@${network.address}:${ports.postgres}/postgres`,
      REDIS_URL: `redis://${network.address}:${ports.redis}`,
      S3_ENDPOINT: `http://${network.address}:${ports.swift}`,
      S3_BUCKET: bucket.bucket,
      S3_ACCESS_KEY_ID: bucket.accessKeyId,
      S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
      LOG_LEVEL: 'error',
    }
    for (const _ of [1, 2]) servers.push(await startServer(await network.machine()))
    for (const _ of [1, 2, 3]) {
      const machine = await network.machine()
      const settings = { ...shared, WORKER_CONCURRENCY: '1', SCRATCH_DIR: join(machine.folder, 'scratch') }
      workers.push({ machine, process: machine.start(WORKER, settings) })
    }
    await Promise.all(servers.map(ready))
    nginx = await startNginx(...(await documentedProxy()))
  })
  afterAll(async () => {
    await nginx?.stop()
    await network?.stop()
    await Promise.all([swift?.stop(), postgres?.stop(), redis?.stop()])
    await rm(folder, { recursive: true, force: true })
  })

  let work: Work

  test('an upload goes on at the other server after the first was killed', async () => {
    const [first, second] = servers
    if (!first || !second) throw new Error('there are two servers')
    const created = await fetch(`${first.url}/api/uploads/`, {
      method: 'POST',
      headers: {
        ...TUS,
        'upload-length': String(film.length),
        'upload-metadata': `filename ${btoa('film.mp4')},title ${btoa('Hilario')},visibility ${btoa('public')}`,
      },
    })
    expect(created.status).toBe(201)
    const path = created.headers.get('location') ?? ''
    const third = Math.floor(film.length / 3)
    expect((await send(first.url + path, 0, third)).status).toBe(204)
    await killed(first.process)

    const asked = await fetch(second.url + path, { method: 'HEAD', headers: TUS })
    expect(asked.headers.get('upload-offset')).toBe(String(third))
    const ended = await send(second.url + path, third, film.length)
    expect(ended.status).toBe(204)
    work = await workOf(ended.headers.get('chaski-work') ?? '')
    expect(work.sha256).toBe(createHash('sha256').update(film).digest('hex'))
    servers[0] = await startServer(first.machine)
  })

  test('a worker that is cut off in the middle of a chunk costs that chunk only', async () => {
    const busy = await vi.waitFor(async () => {
      for (const worker of workers) {
        const running = await processesOf(worker.machine.folder)
        if (running.some(({ command }) => /\bffmpeg .*-c:v/.test(command))) return worker
      }
      throw new Error('no worker encodes yet')
    }, PATIENT)
    await busy.machine.pull()
    await expect
      .poll(async () => (await workOf(work.id)).status, { timeout: 100_000, interval: 500 })
      .toBe('ready')

    // It had a chunk in hand, and perhaps the sound beside it. They were made again, once; nothing else was.
    const events = await queueEvents()
    const jobsOf = (wanted: string) =>
      events.filter(({ event }) => event === wanted).map(({ jobId }) => jobId)
    const lost = jobsOf('stalled')
    expect(lost.filter((job) => job.includes('-chunk-'))).toHaveLength(1)
    expect(lost.length).toBeLessThanOrEqual(2)
    const made = jobsOf('completed')
    expect(made).toEqual(expect.arrayContaining(lost))
    expect(new Set(made).size).toBe(made.length)
    await busy.machine.plug()
  })

  test('a server that is killed under viewers costs the connections it had, and nothing after them', async () => {
    await Promise.all(servers.map(ready))
    const playlist = new URL(new URL((await workOf(work.id)).urls.start[0] ?? '').pathname, nginx.url).href
    const segments = (await (await fetch(playlist)).text()).match(/^seg.*$/gm) ?? []
    expect(segments.length).toBeGreaterThan(3)
    let failed = 0
    let sent = 0
    let isOver = false
    const viewers = Array.from({ length: 16 }, async (_, viewer) => {
      for (let turn = viewer; !isOver; turn++) {
        const answer = await fetch(new URL(segments[turn % segments.length] ?? '', playlist)).catch(
          () => null,
        )
        const whole = await answer?.arrayBuffer().catch(() => null)
        if (answer?.status === 200 && whole) sent += 1
        else failed += 1
        await delay(20)
      }
    })
    await expect.poll(() => sent, PATIENT).toBeGreaterThan(200)
    const [first] = servers
    if (!first) throw new Error('there are two servers')
    await killed(first.process)
    const before = sent
    await expect.poll(() => sent, PATIENT).toBeGreaterThan(before + 300)
    servers[0] = await startServer(first.machine)
    await ready(servers[0])
    isOver = true
    await Promise.all(viewers)
    expect(failed).toBeLessThanOrEqual(16)
  })
})
