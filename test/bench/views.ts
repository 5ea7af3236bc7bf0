import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { newWorkId } from '../../media/ids.ts'
import { createCatalogue } from '../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { pageKey } from '../../server/views/page-key.ts'
import { createPageTokens } from '../../server/views/page-tokens.ts'
import { PUBLISHED_VIDEO } from '../support/app.ts'
import { startTestRedis } from '../support/redis.ts'
import { startSystem, type TestSystem } from '../support/system.ts'
import { sendBeacons } from './beacon-load.ts'
import { measureForgery } from './forged-views.ts'
import { measureYear } from './views-year.ts'

const ROUNDS = 5

/** The figures of counting views. A number as argument: how many beacons are sent to each side, 100,000 by default. */
export async function benchViews([number = '100000']: string[]): Promise<void> {
  const year = await measureYear()
  row('a year by day, 50 million views of 2,000 works, ms', year.all, '≤ 100')
  row('  the same of a programme of 500 works, ms', year.programme, '≤ 100')
  row('  the same of one work, ms', year.one, '≤ 100')
  row('  the report of that programme, ms', year.report, '≤ 1000')

  const system = await startSystem({ LOG_LEVEL: 'error' })
  try {
    await measureRate(system, Number(number))
    const forged = await measureForgery(system)
    row('1,000 forged viewings without pages: counted', forged.withoutPages, '0')
    row('1,000 with pages fetched at once: counted', forged.withPages.counted, '0')
    row('  standing apart, marked as a crowd', forged.withPages.apart, '1000')
  } finally {
    await system.stop()
  }
}

async function measureRate(system: TestSystem, number: number): Promise<void> {
  const catalogue = await createCatalogue(openSqlite(join(system.dataDir, 'catalogue.sqlite')))
  const redis = await startTestRedis(['--appendonly', 'yes', '--appendfsync', 'everysec'])
  const plain = spawn(process.execPath, [join(import.meta.dirname, 'plain-beacons.ts'), redis.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const { id } = await catalogue.works.create(
      { id: newWorkId(), kind: 'video', fileName: 'a.mp4', bytes: 10, sha256: 'ab'.repeat(32) },
      { title: 'Obra', visibility: 'public' },
    )
    await catalogue.works.move({ workId: id, version: 1 }, 'finished', { visible: PUBLISHED_VIDEO })
    const tokens = createPageTokens(await pageKey(catalogue.settings), () => Date.now() - 60_000)
    const bodies = Array.from({ length: number }, () =>
      JSON.stringify({ token: tokens.issue(id, 'site'), part: 0, seconds: 10.2, ago: 0 }),
    )
    const path = `/api/works/${id}/views`
    const [address] = (await once(plain.stdout, 'data')) as [Buffer]
    const ports = {
      ours: Number(new URL(system.url).port),
      plain: Number(new URL(String(address).trim()).port),
    }

    const counted = async (): Promise<number> => {
      const items = await catalogue.crowds.list(200)
      return items.filter(({ workId }) => workId === id).reduce((sum, { views }) => sum + views, 0)
    }
    const settled = async (expected: number): Promise<number> => {
      for (let waited = 0; waited < 120 && (await counted()) < expected; waited++) await delay(500)
      return counted()
    }

    // Both sides in turn: the machine is not the same from one minute to the next. What ours has yet to count is counted
    // before the other begins.
    const rates = { ours: [] as number[], plain: [] as number[] }
    const sent = { ours: 0, plain: 0 }
    const size = Math.ceil(number / ROUNDS)
    for (let round = 0; round < ROUNDS; round++) {
      const part = bodies.slice(round * size, (round + 1) * size)
      for (const side of ['plain', 'ours'] as const) {
        const { acknowledged, seconds } = await sendBeacons(ports[side], path, part)
        rates[side].push(acknowledged / seconds)
        sent[side] += acknowledged
      }
      await settled(sent.ours)
    }
    const [ours, usual] = [middle(rates.ours), middle(rates.plain)]
    row('beacons a second', ours, '≥ 20000', `plain fastify with one entry a request: ${usual.toFixed(0)}`)
    row('  ÷ plain', ours / usual, '≥ 1.0', `by round: ${ratios(rates.ours, rates.plain)}`)

    row('acknowledged and not in the count', sent.ours - (await settled(sent.ours)), '0')
  } finally {
    plain.kill('SIGKILL')
    await redis.stop()
    await catalogue.close()
  }
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function ratios(ours: readonly number[], plain: readonly number[]): string {
  return ours.map((rate, round) => (rate / (plain[round] ?? Number.NaN)).toFixed(2)).join(', ')
}

function row(name: string, value: number, reach: string, compared = ''): void {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(2)
  console.log(`${name.padEnd(52)} ${shown.padStart(9)}   ${reach.padEnd(8)} ${compared}`)
}
