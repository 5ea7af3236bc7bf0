import { type Dialect, HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * The tables, on whichever engine. `in` of an empty list is false, which Postgres would refuse as SQL; a list inside a
 * subquery is not looked at.
 */
export function openTables(dialect: Dialect): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect,
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  })
}
