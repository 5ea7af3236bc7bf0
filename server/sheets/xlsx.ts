import writeExcelFile from 'write-excel-file/node'
import type { Cell } from './csv.ts'

const WIDEST = 60
const NARROWEST = 8

/**
 * A table as a workbook of one sheet. Its first row stays in sight; numbers are numbers, which every spreadsheet shows in
 * its own way, and text is text, never a formula.
 */
export function toXlsx(name: string, rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const [heading = [], ...body] = rows
  const sheet = [
    heading.map((text) => ({ value: String(text ?? ''), fontWeight: 'bold' as const })),
    ...body.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? { value: cell, type: String } : cell)),
    ),
  ]
  const columns = heading.map((_text, column) => ({ width: widthOf(rows.map((row) => row[column] ?? '')) }))
  return writeExcelFile(sheet, { sheet: name, columns, stickyRowsCount: 1 }).toBuffer()
}

/** In characters, as spreadsheets measure columns. */
function widthOf(cells: readonly Cell[]): number {
  const longest = cells.reduce<number>((most, cell) => Math.max(most, String(cell).length), NARROWEST)
  return Math.min(WIDEST, longest) + 2
}
