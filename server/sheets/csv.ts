import { stringify } from 'csv-stringify/sync'

/** A cell: text, a number, or nothing. */
export type Cell = string | number | null

/** A table in the form that spreadsheets in Peru open: semicolons, decimal commas, CRLF and a UTF-8 byte order mark. */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return stringify(rows as Cell[][], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    cast: { number: (value) => String(value).replace('.', ',') },
    // Spreadsheets would run such a cell as a formula.
    escape_formulas: true,
  })
}
