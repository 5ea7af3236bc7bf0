import { type RawBuilder, sql } from 'kysely'

/** `public`: what anyone may find now. `staff`: everything except the trash. `trash`: only the trash. */
export type Audience = 'public' | 'staff' | 'trash'

/**
 * The works visible to an audience, as a condition on `works`. The constant part is spelled out exactly as in the
 * partial indexes of `migrations/lists.ts`: SQLite uses such an index only if it can prove the condition.
 */
export function shownTo(audience: Audience, now: Date): RawBuilder<boolean> {
  switch (audience) {
    case 'trash':
      return sql<boolean>`trashed_at is not null`
    case 'staff':
      return sql<boolean>`trashed_at is null`
    case 'public':
      return sql<boolean>`trashed_at is null and withdrawn_at is null and visibility = 'public' and visible_version is not null
        and (publish_at is null or publish_at <= ${now.toISOString()})
        and (publish_until is null or publish_until > ${now.toISOString()})`
  }
}
