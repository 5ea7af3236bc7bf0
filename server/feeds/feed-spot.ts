import { v5 as uuid } from 'uuid'
import { paths } from '../../media/layout.ts'
import { DEFAULT_ENCLOSURE } from '../../media/spot-formats.ts'
import type { SpotNames } from '../../media/spot-names.ts'
import { type FileAudience, type SpotFile, spotFiles } from '../stations/spot-files.ts'
import type { IndexedSpot } from './spot-index.ts'

/** One entry of any feed. */
export interface FeedSpot {
  /** Stays the same while the audio does: importers use it to tell what they already have. */
  guid: string
  code: string
  title: string
  /** The description, or the script if staff wrote none. */
  summary: string
  language: string | null
  /** Places, programme and tags. */
  categories: string[]
  licence: string | null
  credits: string
  publishedAt: Date
  changedAt: Date
  validFrom: string | null
  validUntil: string | null
  /** Seconds. */
  duration: number
  pageUrl: string
  /** The script as plain text; null where there is none. */
  scriptUrl: string | null
  /** The same with the time of each sentence, and of each word; null where it has none. */
  timedScript: { vtt: string; json: string } | null
  files: SpotFile[]
  /** The default file. */
  enclosure: SpotFile
}

/** Namespace for audio guids. Must never change, or every station would download everything again. */
const SOUND_NAMESPACE = '5d0a8d54-3d53-5c1b-9d0e-8f5a5b8f6a3e'
/** Defined by the `podcast:guid` specification. */
const PODCAST_NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6'

/** UUIDv5 of the audio, from the hash of its upload. */
export function soundGuid(sha256: string): string {
  return uuid(sha256, SOUND_NAMESPACE)
}

/** `podcast:guid`: UUIDv5 of the feed URL without scheme and trailing slashes. */
export function podcastGuid(feedUrl: string): string {
  return uuid(feedUrl.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, ''), PODCAST_NAMESPACE)
}

/** Null if the work has no file that a feed may carry. */
export function toFeedSpot(
  { work, published, sound, announcedAt, changedAt }: IndexedSpot,
  audience: FileAudience & { spots: Pick<SpotNames, 'code'> },
): FeedSpot | null {
  const files = spotFiles(work, published, audience)
  const enclosure = files.find(({ name }) => name === DEFAULT_ENCLOSURE) ?? files[0]
  if (!enclosure) return null
  const page = audience.baseUrl + paths.page(work.slug)
  const script = work.broadcast?.script.trim() ?? ''
  return {
    guid: soundGuid(sound),
    code: audience.spots.code(work.number),
    title: work.title,
    summary: work.description.trim() || script || work.title,
    language: work.language,
    categories: [...new Set([work.programme, work.broadcast?.campaign, ...work.places, ...work.tags])].filter(
      (word): word is string => Boolean(word),
    ),
    licence: work.licence,
    credits: work.credits,
    publishedAt: new Date(announcedAt),
    changedAt: new Date(changedAt),
    validFrom: work.validFrom,
    validUntil: work.validUntil,
    duration: published.duration,
    pageUrl: page,
    scriptUrl: script === '' ? null : `${page}/libreto.txt`,
    timedScript: work.timedAt === null ? null : { vtt: `${page}/libreto.vtt`, json: `${page}/libreto.json` },
    files,
    enclosure,
  }
}
