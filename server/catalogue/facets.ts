import { type RawBuilder, sql } from 'kysely'
import type { Facets } from '../../media/schemas/work.ts'
import { type Audience, shownTo } from './audience.ts'
import type { Connection } from './engine.ts'

// The second column of the index that is to be walked (`migrations/lists.ts`). Without it SQLite may take the index of
// another audience, and read works that are not shown.
const WALKED: Record<Audience, RawBuilder<unknown>> = {
  public: sql`publish_at`,
  staff: sql`created_at`,
  trash: sql`trashed_at`,
}

/**
 * The values that filters and forms offer. An index is walked from one value to the next, however many works have each:
 * a page costs as much with a hundred thousand works as with a hundred.
 */
export async function facetsOf(db: Connection, audience: Audience, now: Date): Promise<Facets> {
  const shown = shownTo(audience, now)
  return {
    languages: await valuesOf(db, 'language', shown, WALKED[audience]),
    programmes: (await valuesOf(db, 'programme', shown, WALKED[audience])).filter((name) => name !== ''),
    places: await placesOf(db, shown),
  }
}

async function valuesOf(
  db: Connection,
  column: 'language' | 'programme',
  shown: RawBuilder<boolean>,
  walked: RawBuilder<unknown>,
): Promise<string[]> {
  const name = sql.ref(column)
  const next = sql`order by ${name}, ${walked} limit 1`
  const { rows } = await sql<{ value: string }>`
    with recursive found (value) as (
      select (select ${name} from works where ${name} is not null and ${shown} ${next})
      union all
      select (select ${name} from works where ${name} > found.value and ${shown} ${next})
      from found where found.value is not null
    )
    select value from found where value is not null`.execute(db)
  return rows.map(({ value }) => value)
}

async function placesOf(db: Connection, shown: RawBuilder<boolean>): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    with recursive found (place) as (
      select (select place from work_places order by place limit 1)
      union all
      select (select place from work_places where place > found.place order by place limit 1)
      from found where found.place is not null
    )
    select place from found where place is not null and exists (
      select 1 from work_places join works on works.id = work_places.work_id
      where work_places.place = found.place and ${shown}
    )`.execute(db)
  return rows.map(({ place }) => place)
}
