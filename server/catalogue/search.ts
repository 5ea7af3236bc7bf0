import { setImmediate as turn } from 'node:timers/promises'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Connection, Engine } from './engine.ts'
import { nearStems } from './near-stems.ts'
import { searchKey, soundOf, stemOf } from './search-keys.ts'
import { ranked, type Sought, type SoughtWord } from './search-tokens.ts'
import { searchWords } from './search-words.ts'
import type { Tables, WorkRow } from './tables.ts'

/** Where a page of what was found begins. */
export interface FoundPosition {
  /** Whether slips are forgiven. */
  near: boolean
  rank: number
  /** Number of the last work of the page before. */
  below: number
}

export interface Found {
  row: WorkRow
  position: FoundPosition
}

export type WorksQuery = SelectQueryBuilder<Tables, 'works', WorkRow>

const MOST_WORDS = 12
const FIRST: FoundPosition = { near: false, rank: 0, below: 2 ** 31 - 1 }
const MOST_A_LOOK = 1000

/**
 * The works that have all words of a query, the best first and of the same rank the last uploaded first. A word is
 * found by its beginning and by its key (`search-keys.ts`); where that finds nothing at all, one slip in each is forgiven.
 * The index is read in that very order and only as far as the page needs, so nothing is sorted and a common word costs no
 * more than a rare one.
 * @param shown of some works, those that may be shown and are asked for
 */
export async function searchWorks(
  engine: Engine,
  text: string,
  shown: (works: WorksQuery) => WorksQuery,
  { from, limit }: { from: FoundPosition | null; limit: number },
): Promise<Found[]> {
  const whole = searchWords(text)
  const words = [...new Set(whole)].slice(0, MOST_WORDS).map((word) => ({ word, keys: [searchKey(word)] }))
  if (words.length === 0) return []
  const start = from ?? FIRST
  if (!start.near) {
    const found = await walk(engine, ranked(whole, words), shown, start, limit)
    if (found.length > 0 || from) return found
  }
  const forgiving = await withSlips(engine, words)
  return forgiving ? walk(engine, ranked(whole, forgiving), shown, { ...start, near: true }, limit) : []
}

async function withSlips(engine: Engine, words: readonly SoughtWord[]): Promise<SoughtWord[] | null> {
  const forgiving: SoughtWord[] = []
  for (const { word, keys } of words) {
    const near = await nearStems(engine.db, stemOf(word))
    forgiving.push({ word, keys: [...new Set([...keys, ...near.map(soundOf)])] })
  }
  return forgiving.some(({ keys }) => keys.length > 1) ? forgiving : null
}

async function walk(
  engine: Engine,
  ranks: readonly Sought[],
  shown: (works: WorksQuery) => WorksQuery,
  { near, rank: first, below: start }: FoundPosition,
  limit: number,
): Promise<Found[]> {
  const found: Found[] = []
  for (const [rank, sought] of ranks.entries()) {
    if (rank < first) continue
    let below = rank === first ? start : FIRST.below
    for (let look = limit; found.length < limit; look = Math.min(look * 3, MOST_A_LOOK)) {
      const numbers = await engine.search(sought, below, look)
      if (numbers.length > 0) {
        const rows = await shown(worksOf(engine.db, numbers))
          .orderBy('number', 'desc')
          .limit(limit - found.length)
          .execute()
        found.push(...rows.map((row) => ({ row, position: { near, rank, below: row.number } })))
      }
      below = numbers.at(-1) ?? 0
      if (numbers.length < look) break
      // SQLite answers in this very thread: others get their turn.
      await turn()
    }
  }
  return found
}

/**
 * Works by their numbers, and by nothing else: without statistics SQLite would rather read all works of a kind than look
 * up a thousand by their number. It keeps to the order of a cross join. `values` names its column the same in both.
 */
function worksOf(db: Connection, numbers: readonly number[]): WorksQuery {
  const found = sql<{
    column1: number
  }>`(values ${sql.join(numbers.map((number) => sql`(${sql.lit(number)})`))})`
  const query = db
    .selectFrom(found.as('found'))
    .crossJoin('works')
    .whereRef('works.number', '=', 'found.column1')
    .selectAll('works')
  return query as unknown as WorksQuery
}
