import { stringify } from 'csv-stringify/sync'
import { TEMPLATE_HEADINGS } from '../../media/airing-logs/table-columns.ts'
import type { SpotNames } from '../../media/spot-names.ts'

/** A table as spreadsheets in Peru open it: semicolons, CRLF, and a mark that says UTF-8. */
export function toCsv(rows: (string | number | null)[][]): string {
  return stringify(rows, {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    // A cell that begins so is run as a formula by spreadsheets.
    escape_formulas: true,
  })
}

/** What a station fills in by hand; `media/airing-logs` reads it back. */
export function airingsTemplate(spots: Pick<SpotNames, 'code'>): string {
  return toCsv([[...TEMPLATE_HEADINGS], ['10/01/2026', '07:00:03', spots.code(123), 30]])
}
