import type { Connection } from './engine.ts'
import { isOneSlip, mayHaveSlip, shapesOf } from './search-keys.ts'

const ROWS_AN_INSERT = 1000
const MOST_STEMS = 8

/**
 * Notes the stems of words, which a word with a slip may have meant. They stay when their works go: then they find
 * nothing.
 */
export async function noteStems(connection: Connection, stems: readonly string[]): Promise<void> {
  if (stems.length === 0) return
  const noted = new Set<string>()
  for (let at = 0; at < stems.length; at += ROWS_AN_INSERT) {
    const rows = await connection
      .selectFrom('near_stems')
      .select('stem')
      .where('shape', 'in', stems.slice(at, at + ROWS_AN_INSERT))
      .whereRef('shape', '=', 'stem')
      .execute()
    for (const { stem } of rows) noted.add(stem)
  }
  const rows = stems
    .filter((stem) => !noted.has(stem))
    // Two edits at once lock the rows in the same order.
    .sort()
    .flatMap((stem) => shapesOf(stem).map((shape) => ({ shape, stem })))
  for (let at = 0; at < rows.length; at += ROWS_AN_INSERT) {
    await connection
      .insertInto('near_stems')
      .values(rows.slice(at, at + ROWS_AN_INSERT))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Stems of the catalogue that are one slip away from `stem`. */
export async function nearStems(connection: Connection, stem: string): Promise<string[]> {
  if (!mayHaveSlip(stem)) return []
  const rows = await connection
    .selectFrom('near_stems')
    .select('stem')
    .distinct()
    .where('shape', 'in', shapesOf(stem))
    .execute()
  return rows
    .map((row) => row.stem)
    .filter((near) => isOneSlip(stem, near))
    .sort()
    .slice(0, MOST_STEMS)
}
