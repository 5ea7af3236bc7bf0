import { TEMPLATE_HEADINGS } from '../../media/airing-logs/column-names.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import { toCsv } from '../sheets/csv.ts'

/** A template for a station to fill in by hand; `media/airing-logs` reads it back. */
export function airingsTemplate(spots: Pick<SpotNames, 'code'>): string {
  return toCsv([[...TEMPLATE_HEADINGS], ['10/01/2026', '07:00:03', spots.code(123), 30]])
}
