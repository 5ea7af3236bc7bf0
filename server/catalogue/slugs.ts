import slugify from '@sindresorhus/slugify'
import type { Connection } from './engine.ts'

const MAX_LENGTH = 80

/** The address of a title: ASCII, lower case, words parted by `-`. A title without a letter we can write gives `obra`. */
export function slugOf(title: string): string {
  const slug = slugify(title, { customReplacements: [['&', ' y ']] })
  const clipped = slug.length > MAX_LENGTH ? slug.slice(0, MAX_LENGTH).replace(/-[^-]*$/, '') : slug
  return clipped.replace(/[^a-z0-9-]/g, '') || 'obra'
}

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
  const taken = new Set(rows.map((row) => row.slug))
  if (!taken.has(slug)) return slug
  let number = 2
  while (taken.has(`${slug}-${number}`)) number++
  return `${slug}-${number}`
}
