import { type Kysely, sql } from 'kysely'

const PUBLIC = sql`trashed_at is null and withdrawn_at is null and visibility = 'public' and visible_version is not null`

/** What lists and filters walk along, so that they read no more works than they show. */
export async function indexLists(db: Kysely<unknown>): Promise<void> {
  await sql`create index works_public_listed on works (listed_at, id) where ${PUBLIC}`.execute(db)
  await sql`create index works_public_kind on works (kind, listed_at, id) where ${PUBLIC}`.execute(db)
  await sql`create index works_public_language on works (language, publish_at) where ${PUBLIC}`.execute(db)
  await sql`create index works_public_programme on works (programme, publish_at) where ${PUBLIC}`.execute(db)
  await sql`create index works_staff_listed on works (listed_at, id) where trashed_at is null`.execute(db)
  await sql`create index works_staff_language on works (language, created_at) where trashed_at is null`.execute(
    db,
  )
  await sql`create index works_staff_programme on works (programme, created_at) where trashed_at is null`.execute(
    db,
  )
  await sql`create index works_trashed on works (trashed_at) where trashed_at is not null`.execute(db)
}
