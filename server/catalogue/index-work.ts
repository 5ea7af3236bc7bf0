import type { WorkRecord } from '../records/work.ts'
import type { Connection, Engine } from './engine.ts'
import { noteStems } from './near-stems.ts'
import { searchTokens } from './search-tokens.ts'
import { searchedText } from './work-columns.ts'

/** Replaces what a work is found by. */
export async function indexWork(
  engine: Pick<Engine, 'index'>,
  connection: Connection,
  work: WorkRecord,
): Promise<void> {
  const { tokens, stems } = searchTokens(searchedText(work))
  await engine.index(connection, work.number, tokens)
  await noteStems(connection, stems)
}
