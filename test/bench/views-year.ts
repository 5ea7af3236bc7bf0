import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { houseOf } from '../../media/house.ts'
import { createCatalogue } from '../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../server/catalogue/sqlite.ts'
import { makeReport } from '../../server/reports/make-report.ts'
import { fillLarge } from './large-catalogue.ts'

const WORKS = 2000
const STATIONS = 200
const VIEWS = 50_000_000
/** As many as the largest programme may have of these works. */
const OF_PROGRAMME = WORKS / 4
const AIRINGS = 100_000
const RUNS = 9
const YEAR = { from: '2026-01-01', until: '2026-12-31' }

export interface Year {
  all: number
  programme: number
  one: number
  report: number
}

/** Milliseconds to read a year by day, of all works, of those of a programme and of one, and its report: the middle of some runs. */
export async function measureYear(): Promise<Year> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-year-'))
  const engine = openSqlite(join(folder, 'catalogue.sqlite'))
  const { calendar } = houseOf()
  try {
    const { ids } = await fillLarge(engine, { works: WORKS, stations: STATIONS, views: VIEWS })
    const catalogue = await createCatalogue(engine)
    const id = await catalogue.programmes.create({ title: { es: 'Género y Violencia', qu: '', en: '' } })
    await sql`update works set programme_id = ${id} where number % ${WORKS / OF_PROGRAMME} = 0`.execute(
      engine.db,
    )
    // As they are kept while views are counted (`daily-counts.ts`).
    await sql`insert into monthly_counts (work_id, month, measure, page, apart, amount)
      select work_id, substr(day, 1, 7), measure, page, apart, sum(amount) from daily_counts
      group by work_id, substr(day, 1, 7), measure, page, apart`.execute(engine.db)
    await sql`insert into daily_group_counts
        (programme_id, project_id, kind, language, day, measure, page, apart, amount)
      select coalesce(programme_id, ''), '', kind, coalesce(language, ''), day, measure, page, apart, sum(amount)
      from daily_counts inner join works on works.id = work_id
      group by programme_id, kind, language, day, measure, page, apart`.execute(engine.db)
    await sql`insert into airings (station_id, work_id, aired_at, day, source, reported_at)
      with recursive n (i) as (select 0 union all select i + 1 from n where i < ${AIRINGS - 1})
      select s.id, w.id, strftime('%Y-%m-%dT%H:%M:%SZ', 1767286800 + i * 300, 'unixepoch'),
        date(1767286800 + i * 300 - 18000, 'unixepoch'), 'station', '2026-12-31T12:00:00Z'
      from n
        join (select id, row_number() over () - 1 as at from stations) s on s.at = i % ${STATIONS}
        join (select id, row_number() over () - 1 as at from works where kind = 'spot') w on w.at = i % 800`.execute(
      engine.db,
    )

    const { figures, programmes } = catalogue
    const byDay = async (works: object): Promise<void> => {
      const rows = await figures.byDay({ ...YEAR, measures: ['views'], works })
      if (rows.length !== 365) throw new Error(`a year has ${rows.length} days`)
    }
    const programme = await programmes.byId(id)
    if (!programme) throw new Error('there is no programme')
    return {
      all: await middleOf(() => byDay({})),
      programme: await middleOf(() => byDay({ programmeId: id })),
      one: await middleOf(() => byDay({ workId: ids[42] })),
      report: await middleOf(async () => {
        const { works, airings } = await makeReport(
          { catalogue, calendar, now: () => new Date() },
          { ...YEAR, programme },
        )
        if (works.length !== OF_PROGRAMME || airings.length === 0) throw new Error('the report is not whole')
      }),
    }
  } finally {
    await engine.close()
    await rm(folder, { recursive: true })
  }
}

async function middleOf(run: () => Promise<void>): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < RUNS; turn++) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN
}
