import { stringify } from 'csv-stringify/sync'
import { TEMPLATE_HEADINGS } from '../../media/airing-logs/column-names.ts'
import type { SpotNames } from '../../media/spot-names.ts'

/** A table in the form that spreadsheets in Peru open: semicolons, CRLF and a UTF-8 byte order mark. */
export function toCsv(rows: (string | number | null)[][]): string {
  return stringify(rows, {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    // Spreadsheets would run such a cell as a formula.
    escape_formulas: true,
  })
}

/** A template for a station to fill in by hand; `media/airing-logs` reads it back. */
export function airingsTemplate(spots: Pick<SpotNames, 'code'>): string {
  return toCsv([[...TEMPLATE_HEADINGS], ['10/01/2026', '07:00:03', spots.code(123), 30]])
}
