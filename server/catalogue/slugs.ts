import { firstFree } from '../rules/slug.ts'
import type { Connection } from './engine.ts'

/**
 * The first of `slug`, `slug-2`, `slug-3` … that no other work has. Whoever asks holds the counter of the works, so
 * that nobody else chooses the same one before it is stored.
 */
export async function freeSlug(connection: Connection, slug: string, workId: string): Promise<string> {
  const rows = await connection
    .selectFrom('works')
    .select('slug')
    .where('id', '!=', workId)
    .where((where) => where.or([where('slug', '=', slug), where('slug', 'like', `${slug}-%`)]))
    .execute()
  return firstFree(slug, new Set(rows.map((row) => row.slug)))
}
