import type { Kysely } from 'kysely'

interface Before {
  versions: { placed_at: string | null; created_at: string }
}

/** A version says since when its file is in the store. Those from before had theirs at once, as far as anyone knows. */
export async function addPlacedVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('versions').addColumn('placed_at', 'text').execute()
  await (db as Kysely<Before>)
    .updateTable('versions')
    .set((version) => ({ placed_at: version.ref('created_at') }))
    .execute()
  await db.schema.createIndex('versions_placed').on('versions').column('placed_at').execute()
}
