import { createHash } from 'node:crypto'
import { type House, houseOf } from '../../media/house.ts'
import type { WorkTags } from '../../media/jobs/queues.ts'
import { paths } from '../../media/layout.ts'
import type { WorkRecord } from '../records/work.ts'

/** What a work puts into the tags of its files. */
export type Tagged = Pick<
  WorkRecord,
  | 'slug'
  | 'number'
  | 'title'
  | 'language'
  | 'programme'
  | 'licence'
  | 'credits'
  | 'validFrom'
  | 'validUntil'
  | 'broadcast'
  | 'sensitive'
>

/**
 * @param baseUrl of the public pages, without a slash at its end; null where it is not known
 * @param help where help is to be had, in one line
 */
export function tagsOf(
  work: Tagged,
  { organisation, calendar, spots }: House,
  baseUrl: string | null,
  help: string | null,
): WorkTags & { timeZone: string } {
  return {
    title: work.title,
    language: work.language,
    programme: work.broadcast?.campaign || work.programme,
    licence: work.licence,
    credits: work.credits,
    organisation,
    identifier: spots.code(work.number),
    validFrom: work.validFrom,
    validUntil: work.validUntil,
    timeZone: calendar.zone,
    script: work.broadcast?.script || null,
    page: baseUrl === null ? null : baseUrl + paths.page(work.slug),
    address: baseUrl === null ? null : baseUrl + paths.arrival(work.number, 'c'),
    help,
    ...(work.sensitive && { sensitive: true }),
  }
}

const UNSET = houseOf({ organisation: '' })

/**
 * The part of the tags that staff say of the work, as one word: SHA-256 of their JSON, hex. Settings and help lines are left out,
 * or stand as they are by default. A new public address would otherwise have every station fetch every spot again, and two servers
 * that are set differently would make new versions in turns, for ever.
 */
export function tagsFingerprint(work: Tagged): string {
  const { timeZone: _, address: _address, help: _help, ...tags } = tagsOf(work, UNSET, '', null)
  return createHash('sha256').update(JSON.stringify(tags)).digest('hex')
}
