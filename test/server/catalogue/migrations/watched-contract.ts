import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseOf } from '../../../../media/house.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../../server/catalogue/engine.ts'
import { UNVOUCHED_UNTIL } from '../../../../server/catalogue/migrations/unvouched.ts'
import { migrate } from '../../../../server/catalogue/migrations.ts'

/** The last migration of the version that knew views as a number only. */
const BEFORE = '2026-11-23-tags'

/** What becomes of the views that a catalogue of the version before has counted, whatever holds it. */
export function watchedMigrationContract(
  name: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
) {
  describe(`a catalogue in ${name} that knew views as a number only`, () => {
    let engine: Engine
    let catalogue: Catalogue & Writes
    let close: () => Promise<void>
    let before: string

    beforeAll(async () => {
      const opened = await open()
      engine = opened.engine
      await migrate(engine, BEFORE)
      await workOfBefore(engine, 'hhhhhhhhhhhhhhhh', 1, 3838)
      await workOfBefore(engine, 'nnnnnnnnnnnnnnnn', 2, 0)
      await sql`insert into tallies (batch, counted_at) values ('1764000000000-0_1764000004000-2', '2026-11-24T16:00:04.000Z')`.execute(
        engine.db,
      )
      before = houseOf().calendar.dayOf(new Date())
      catalogue = await createCatalogue(engine)
      close = async () => {
        await catalogue.close()
        await opened.close()
      }
    })
    afterAll(() => close())

    test('shows the same numbers as before', async () => {
      expect(await catalogue.works.byId('hhhhhhhhhhhhhhhh')).toMatchObject({ views: 3838 })
      expect(await catalogue.works.byId('nnnnnnnnnnnnnnnn')).toMatchObject({ views: 0 })
    })

    test('keeps them as a baseline with the day of the change, and invents no day on which they were watched', async () => {
      const baselines = await engine.db.selectFrom('view_baselines').selectAll().execute()
      expect(baselines).toEqual([
        { work_id: 'hhhhhhhhhhhhhhhh', source: 'chaski', day: expect.any(String), views: 3838 },
      ])
      expect([before, houseOf().calendar.dayOf(new Date())]).toContain(baselines[0]?.day)
      expect(await engine.db.selectFrom('daily_counts').selectAll().execute()).toEqual([])
    })

    test('takes the views of pages that were open during the change for another day', async () => {
      const until = Date.parse((await catalogue.settings.get(UNVOUCHED_UNTIL)) ?? '')
      expect(Math.abs(until - Date.now() - 24 * 3600_000)).toBeLessThan(600_000)
    })

    test('still knows a batch that was counted before the change', async () => {
      const count = { hour: '2025-11-24T16', page: 'site', measure: 'views', amount: 5 } as const
      const counts = [{ workId: 'hhhhhhhhhhhhhhhh', ...count }]
      const batch = '1764000000000-0_1764000004000-2'
      expect(await catalogue.tallies.add({ type: 'tallied', batch, counts })).toEqual([])
    })

    test('counts on from there', async () => {
      const count = { hour: '2026-11-28T16', page: 'site', measure: 'views', amount: 2 } as const
      const counts = [{ workId: 'hhhhhhhhhhhhhhhh', ...count }]
      expect(await catalogue.tallies.add({ type: 'tallied', batch: '1795872000000-0', counts })).toEqual([
        { id: 'hhhhhhhhhhhhhhhh', views: 3840 },
      ])
    })
  })
}

/** A row as the code of that version wrote it. */
async function workOfBefore({ db }: Engine, id: string, number: number, views: number): Promise<void> {
  await sql`insert into works (
    id, slug, slug_fixed, kind, title, description, places, credits, tags, visibility, status, attempt, version,
    file_name, bytes, sha256, visible_version, published, views, listed_at, created_at, updated_at, number
  ) values (
    ${id}, ${`obra-${number}`}, 1, 'video', 'Obra', '', '[]', '', '[]', 'public', 'ready', 1, 1,
    'a.mp4', 10, 'ab', 1, '{"kind":"video"}', ${views}, '2026-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z',
    '2026-11-23T00:00:00.000Z', ${number}
  )`.execute(db)
}
