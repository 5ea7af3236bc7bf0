import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import type { Engine } from '../../server/catalogue/engine.ts'
import { openPostgres } from '../../server/catalogue/postgres.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { startTestPostgres } from '../support/postgres.ts'
import { fillLarge, type LargeCatalogue } from './large-catalogue.ts'
import { type BenchServer, startBenchServer } from './serve-process.ts'
import { cpuSeconds, memoryMegabytes } from './usage.ts'

const SMALL = 1000
const LARGE = 100_000
const STATIONS = 1000
const VIEWS_A_WORK = 500
const WARM_UP = 30
const REQUESTS = 300
/** More works make several files. */
const WORKS_A_SITEMAP = 1000
const MIXED_SECONDS = 60
const MIXED_CONNECTIONS = 8
const ADMIN_TOKEN = 'a-token-for-the-bench-of-scale'

/** Something that is asked again and again, each time with another path where that makes a difference. */
interface Question {
  name: string
  path(turn: number): string
  headers?: Record<string, string>
  edit?: (turn: number) => unknown
}

interface Answered {
  p50: number
  p99: number
  cpu: number
}

/**
 * One server process on a catalogue of a thousand works and on one of many, with a thousand stations and 500 views a
 * work: what pages, searches, lists and edits take, one after another; then all of it mixed, over eight connections.
 * Arguments: the engine (`sqlite` or `postgres`; both where none is named), works, seconds of mixed load.
 */
export async function benchScale(args: string[]): Promise<void> {
  const named = args.filter((arg) => arg in ENGINES)
  const [works = LARGE, seconds = MIXED_SECONDS] = args.filter((arg) => !(arg in ENGINES)).map(Number)
  for (const name of named.length > 0 ? named : Object.keys(ENGINES)) {
    const small = await measureAt(name, SMALL, 0)
    const large = await measureAt(name, works, seconds)
    console.log(
      `${`${name}: ms p50 / p99 (aim ≤ 20), CPU`.padEnd(36)}${SMALL.toString().padStart(22)}${works.toString().padStart(24)}   CPU ratio (aim ≤ 1.5)`,
    )
    const cells = ({ p50, p99, cpu }: Answered) =>
      `${p50.toFixed(1)} / ${p99.toFixed(1)}, ${cpu.toFixed(1)}`.padStart(22)
    for (const [question, before] of small.answered) {
      const after = large.answered.get(question)
      if (after)
        console.log(
          `${question.padEnd(36)}${cells(before)}  ${cells(after)}   ${(after.cpu / before.cpu).toFixed(2)}`,
        )
    }
    for (const line of large.said) console.log(line)
  }
}

const ENGINES: Record<string, () => Promise<OpenedEngine>> = {
  async sqlite() {
    return { open: (dataDir) => openSqlite(join(dataDir, 'catalogue.sqlite')), settings: {}, async stop() {} }
  },
  async postgres() {
    const { url, stop } = await startTestPostgres()
    return { open: () => openPostgres(url, pino({ level: 'silent' })), settings: { DATABASE_URL: url }, stop }
  },
}

interface OpenedEngine {
  open(dataDir: string): Engine
  settings: NodeJS.ProcessEnv
  stop(): Promise<void>
}

async function measureAt(
  engineName: string,
  works: number,
  mixedSeconds: number,
): Promise<{ answered: Map<string, Answered>; said: string[] }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chaski-scale-'))
  const made = await ENGINES[engineName]?.()
  if (!made) throw new Error(`there is no engine ${engineName}`)
  let server: BenchServer | undefined
  try {
    const engine = made.open(dataDir)
    const began = Date.now()
    const large = await fillLarge(engine, { works, stations: STATIONS, views: works * VIEWS_A_WORK })
    await engine.close()
    const filled = (Date.now() - began) / 1000
    server = await startBenchServer(dataDir, { ...made.settings, ADMIN_TOKEN })
    const said = [`filled in ${filled.toFixed(0)} s`]
    said.push(await firstFeed(server.url))
    const answered = new Map<string, Answered>()
    const questions = questionsOf(large)
    for (const question of questions) answered.set(question.name, await ask(server, question))
    if (mixedSeconds > 0) said.push(...(await mixed(server, questions, mixedSeconds)))
    return { answered, said }
  } finally {
    await server?.stop()
    await made.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function questionsOf({ slugs, ids, commonWord, rareWord }: LargeCatalogue): Question[] {
  const some = (list: readonly string[], turn: number) => list[(turn * 7919) % list.length] ?? ''
  const staff = { authorization: `Bearer ${ADMIN_TOKEN}` }
  const files = Math.ceil(ids.length / WORKS_A_SITEMAP)
  const kinds = ['video', 'spot', 'brochure']
  return [
    { name: 'catalogue page', path: (turn) => `/?kind=${kinds[turn % 3]}&place=Anexo%20${turn % 300}` },
    { name: 'front page', path: () => '/' },
    { name: 'search, common word', path: (turn) => `/?q=${commonWord}&kind=${kinds[turn % 3]}` },
    { name: 'search, rare word', path: () => `/?q=${rareWord}` },
    { name: 'search, nothing found', path: (turn) => `/?q=zzyzx${turn}` },
    { name: 'page of a work', path: (turn) => `/works/${some(slugs, turn)}` },
    { name: 'studio list', headers: staff, path: (turn) => `/api/works?kind=${kinds[turn % 3]}` },
    { name: 'studio search', headers: staff, path: () => `/api/works?q=${commonWord}` },
    { name: 'state of the system', headers: staff, path: () => '/api/health' },
    { name: 'metrics', headers: staff, path: () => '/metrics' },
    {
      name: 'part of the sitemap',
      path: (turn) => (files > 1 ? `/sitemaps/${(turn % files) + 1}.xml` : '/sitemap.xml'),
    },
    {
      name: 'edit of a title',
      headers: staff,
      path: (turn) => `/api/works/${some(ids, turn)}`,
      edit: (turn) => ({ title: `Título número ${turn}` }),
    },
  ]
}

async function answer(base: string, { path, headers = {}, edit }: Question, turn: number): Promise<void> {
  const response = await fetch(
    base + path(turn),
    edit
      ? {
          method: 'PATCH',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(edit(turn)),
        }
      : { headers },
  )
  const text = await response.text()
  if (!response.ok) throw new Error(`${path(turn)}: ${response.status} ${text.slice(0, 200)}`)
}

/** One after another: milliseconds, and those of CPU of the server. */
async function ask({ url, pid }: BenchServer, question: Question): Promise<Answered> {
  for (let turn = 0; turn < WARM_UP; turn++) await answer(url, question, turn)
  const times: number[] = []
  const before = await cpuSeconds([pid])
  for (let turn = 0; turn < REQUESTS; turn++) {
    const began = performance.now()
    await answer(url, question, WARM_UP + turn)
    times.push(performance.now() - began)
  }
  const cpu = (((await cpuSeconds([pid])) - before) / REQUESTS) * 1000
  times.sort((a, b) => a - b)
  return { p50: times[REQUESTS / 2] ?? 0, p99: times[Math.floor(REQUESTS * 0.99)] ?? 0, cpu }
}

async function firstFeed(url: string): Promise<string> {
  const began = performance.now()
  await answer(url, { name: 'feed', path: () => '/feeds/spots.xml' }, 0)
  return `first feed after ${(performance.now() - began).toFixed(0)} ms`
}

/** All questions in turn, over several connections. */
async function mixed(
  { url, pid }: BenchServer,
  questions: readonly Question[],
  seconds: number,
): Promise<string[]> {
  await readLag(url)
  const until = Date.now() + seconds * 1000
  let requests = 0
  let peak = 0
  const sampled = (async () => {
    for (; Date.now() < until; await delay(1000)) peak = Math.max(peak, await memoryMegabytes(pid))
  })()
  await Promise.all(
    Array.from({ length: MIXED_CONNECTIONS }, async (_, connection) => {
      for (let turn = connection; Date.now() < until; turn++, requests++) {
        const question = questions[turn % questions.length]
        if (question) await answer(url, question, turn)
      }
    }),
  )
  await sampled
  const lag = await readLag(url)
  return [
    `mixed load, ${MIXED_CONNECTIONS} connections, ${seconds} s: ${(requests / seconds).toFixed(0)} requests/s`,
    `longest hold of the event loop ${(lag * 1000).toFixed(0)} ms (aim ≤ 50); memory at most ${peak.toFixed(0)} MB (aim ≤ 300)`,
  ]
}

/** Seconds of the longest hold of the server's event loop since this was last asked. */
async function readLag(url: string): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } })
  const found = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(await response.text())
  if (!found) throw new Error('the metrics do not tell of the event loop')
  return Number(found[1])
}
