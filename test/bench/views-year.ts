import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createCatalogue } from '../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'

const WORKS = 2000
const DAYS = 365
const VIEWS = 50_000_000
const RUNS = 9

/** Milliseconds to read a year by day, of all works and of one: the middle of some runs. */
export async function measureYear(): Promise<{ all: number; some: number; one: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-year-'))
  const engine = openSqlite(join(folder, 'catalogue.sqlite'))
  const catalogue = await createCatalogue(engine)
  try {
    // Some works have many views and most have few, as it is.
    await sql`insert into daily_counts (work_id, day, measure, page, apart, amount)
      with recursive works (n) as (select 1 union all select n + 1 from works where n < ${WORKS}),
        days (d) as (select 0 union all select d + 1 from days where d < ${DAYS - 1})
      select printf('w%015d', n), date('2026-01-01', '+' || d || ' days'), 'views', 'site', 0,
        1 + cast(${VIEWS / DAYS} * (1.0 / n) / 8.18 as integer)
      from works, days`.execute(engine.db)
    // As addToDays keeps them, and what the migration makes of data from before.
    await sql`insert into daily_totals (measure, day, page, apart, amount)
      select measure, day, page, apart, sum(amount) from daily_counts group by measure, day, page, apart`.execute(
      engine.db,
    )
    const year = { from: '2026-01-01', until: '2026-12-31' }
    const all = await middleOf(() => catalogue.figures.byDay({ ...year, measures: ['views'] }))
    const one = await middleOf(() =>
      catalogue.figures.byDay({ ...year, measures: ['views'], workIds: ['w000000000000042'] }),
    )
    const thousand = Array.from(
      { length: WORKS / 2 },
      (_, index) => `w${String(2 * index + 1).padStart(15, '0')}`,
    )
    const some = await middleOf(() =>
      catalogue.figures.byDay({ ...year, measures: ['views'], workIds: thousand }),
    )
    return { all, some, one }
  } finally {
    await catalogue.close()
    await rm(folder, { recursive: true })
  }
}

async function middleOf(run: () => Promise<unknown[]>): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < RUNS; turn++) {
    const began = performance.now()
    const rows = await run()
    times.push(performance.now() - began)
    if (rows.length !== DAYS) throw new Error(`a year has ${rows.length} days`)
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN
}
