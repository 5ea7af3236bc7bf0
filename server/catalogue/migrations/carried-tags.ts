import { type Kysely, sql } from 'kysely'

/** Files of films and brochures from before carried neither help nor an address: they are written anew, a few at a time. */
export async function forgetCarriedTags(db: Kysely<unknown>): Promise<void> {
  await sql`update works set tags_sent = null where kind in ('video', 'brochure')`.execute(db)
}
