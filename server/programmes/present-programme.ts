import { paths } from '../../media/layout.ts'
import type { Programme, ProgrammeCounts } from '../../media/schemas/programme.ts'
import type { ProgrammeRecord } from '../records/programme.ts'

/** A programme as the API shows it. */
export function toProgramme(record: ProgrammeRecord, counts: ProgrammeCounts, baseUrl: string): Programme {
  return { ...record, counts, url: baseUrl + paths.programme(record.slug) }
}
