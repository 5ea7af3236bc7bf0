import type { Kysely } from 'kysely'

interface Before {
  works: { id: string; published: string | null }
}

/** A warning was only its code; now it can also say what it is about. */
export async function widenWarnings(db: Kysely<unknown>): Promise<void> {
  const works = db as Kysely<Before>
  const rows = await works
    .selectFrom('works')
    .select(['id', 'published'])
    .where('published', 'like', '%"warnings":["%')
    .execute()
  for (const { id, published } of rows) {
    if (published === null) continue
    const shown = JSON.parse(published) as { warnings: string[] }
    const widened = { ...shown, warnings: shown.warnings.map((code) => ({ code })) }
    await works
      .updateTable('works')
      .set({ published: JSON.stringify(widened) })
      .where('id', '=', id)
      .execute()
  }
}
