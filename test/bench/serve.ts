import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startNginx } from '../support/nginx.ts'
import { fillLibrary, type Library } from './serve-library.ts'
import { type BenchServer, startBenchServer } from './serve-process.ts'
import { cpuSeconds, withChildren } from './usage.ts'

const run = promisify(execFile)

const CONNECTIONS = 64
const SECONDS = 3
const ROUNDS = 5
const CACHE_BYTES = 64 * 2 ** 20
const MANY_WORKS = 100_000

/** What is asked, and of whom: the second is what the first is compared with. */
interface Race {
  name: string
  aim: string
  contestants: [Contestant, Contestant]
}

interface Contestant {
  url: string
  /** Of the process that answers. */
  pid: number
  paths: string[]
}

/**
 * Files handed out per second by one server process, beside nginx with one worker that sends the same files from the same
 * disk. Both sides by turns; the load comes from wrk on the same machine, which takes a core of its own. A number as
 * argument: how many works the large library has.
 */
export async function benchServe([many = String(MANY_WORKS)]: string[]): Promise<void> {
  const libraries: Library[] = []
  const served: BenchServer[] = []
  const nginx: { stop(): Promise<void> }[] = []
  try {
    const small = await fillLibrary({ works: 1, cacheBytes: CACHE_BYTES })
    libraries.push(small)
    const large = await fillLibrary({ works: Number(many), cacheBytes: 0 })
    libraries.push(large)
    const cache = { FILE_CACHE_BYTES: String(CACHE_BYTES) }
    const one = await startBenchServer(small.dataDir, cache)
    served.push(one)
    const other = await startBenchServer(large.dataDir, cache)
    served.push(other)
    const proxy = await startNginx(`    root ${join(small.dataDir, 'store')};`)
    nginx.push(proxy)

    const { sets } = small
    const against = (keys: 'light' | 'heavy' | 'wide'): Race['contestants'] => [
      { ...one, paths: sets[keys].map(({ url }) => url) },
      { ...proxy, paths: sets[keys].map(({ place }) => place) },
    ]
    const manyWorks = large.sets.light.map(({ url }) => url)
    console.log(`${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s a side; the cache has 64 MiB`)
    console.log(`${'requests a second: median, CPU of each'.padEnd(44)}${'ratio'.padStart(7)}   aim`)
    for (const race of [
      { name: '34 kB, hot ÷ nginx', aim: '≥ 1.0', contestants: against('light') },
      { name: '150 kB, hot ÷ nginx', aim: '≥ 0.8', contestants: against('heavy') },
      { name: 'a set four times the cache ÷ nginx', aim: '≥ 0.4', contestants: against('wide') },
      {
        name: `34 kB with ${many} works ÷ with one`,
        aim: '≥ 0.95',
        contestants: [{ ...other, paths: manyWorks }, against('light')[0]],
      },
    ] satisfies Race[])
      await report(race, small.dataDir)
  } finally {
    for (const { stop } of [...nginx, ...served]) await stop()
    for (const { dataDir } of libraries) await rm(dataDir, { recursive: true, force: true })
  }
}

async function report({ name, aim, contestants }: Race, folder: string): Promise<void> {
  const rounds: { rates: number[]; cpu: number[] }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const rates: number[] = []
    const cpu: number[] = []
    for (const contestant of contestants) {
      const before = await cpuSeconds(await withChildren(contestant.pid))
      const { requests, rate } = await load(contestant, join(folder, 'paths.lua'))
      rates.push(rate)
      cpu.push((((await cpuSeconds(await withChildren(contestant.pid))) - before) / requests) * 1e6)
    }
    // The first warms both up.
    if (round > 0) rounds.push({ rates, cpu })
  }
  const middle = (values: number[]): number =>
    values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const side = (index: number): string => {
    const rate = middle(rounds.map(({ rates }) => rates[index] ?? 0))
    const micros = middle(rounds.map(({ cpu }) => cpu[index] ?? 0))
    return `${rate.toFixed(0)}/s, ${micros.toFixed(0)} µs`
  }
  const ratios = rounds.map(({ rates: [a = 0, b = 1] }) => a / b)
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`
  console.log(
    `${name.padEnd(44)}${middle(ratios).toFixed(2).padStart(7)}   ${aim.padEnd(7)} ${range}; ${side(0)} | ${side(1)}`,
  )
}

async function load({ url, paths }: Contestant, script: string): Promise<{ requests: number; rate: number }> {
  const list = paths.map((path) => `"${path}"`).join(',')
  await writeFile(
    script,
    `local paths = {${list}}
local requests = {}
init = function() for i, path in ipairs(paths) do requests[i] = wrk.format(nil, path) end end
request = function() return requests[math.random(#requests)] end
`,
  )
  const { stdout } = await run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '-s', script, url])
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout)
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1])
  return { requests, rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]) }
}
