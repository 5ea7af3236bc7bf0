import { type RawBuilder, sql } from 'kysely'

/** `public`: what anyone may find now. `staff`: everything but the trash. `trash`: only that. */
export type Audience = 'public' | 'staff' | 'trash'

/**
 * The works that an audience finds, as a condition on `works`. Its constant part is written out, word for word as in
 * the partial indexes of `migrations/lists.ts`: SQLite takes one of those only where it can see that it holds.
 */
export function shownTo(audience: Audience, now: Date): RawBuilder<boolean> {
  switch (audience) {
    case 'trash':
      return sql<boolean>`trashed_at is not null`
    case 'staff':
      return sql<boolean>`trashed_at is null`
    case 'public':
      return sql<boolean>`trashed_at is null and withdrawn_at is null and visibility = 'public' and visible_version is not null
        and (publish_at is null or publish_at <= ${now.toISOString()})`
  }
}
