import { isWorkId } from './ids.ts'
import type { Arrival } from './viewing.ts'

/**
 * The only place that builds store keys and public addresses. A key is a relative path with `/`, made of ids and numbers
 * assigned by the server and of file names from the lists below. Nothing a user typed ever becomes part of one.
 *
 *     originals/<work>/<version>/source           the uploaded file, never served to the public
 *     staged/<work>/<version>/…                   files passed between workers; deleted when the version is done
 *     published/<work>/<version>/…                immutable files that viewers and stations fetch
 *     captions/<work>/<language>.vtt              captions outlive a version: they belong to the work
 *     posters/<work>/<poster>/…                   posters that staff chose; each has addresses of its own
 *
 * A local folder spreads the works of an area over folders of its own (`media/store/places.ts`); no key says so.
 */

export const AREAS = ['originals', 'staged', 'published', 'captions', 'posters'] as const
type Area = (typeof AREAS)[number]

export interface VersionRef {
  workId: string
  /** Counts the uploads of a work, from 1. */
  version: number
}

const FILE_NAME = /^[a-z0-9][a-z0-9._-]*$/
const FILE_IN_VERSION = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/

function folderOf(area: Area, { workId, version }: VersionRef): string {
  if (!isWorkId(workId)) throw new RangeError(`not a work id: ${workId}`)
  if (!Number.isSafeInteger(version) || version < 1) throw new RangeError(`not a version: ${version}`)
  return `${area}/${workId}/${version}`
}

export function originalKey(ref: VersionRef): string {
  return `${folderOf('originals', ref)}/source`
}

/** The folder of files passed between workers while a version is processed, without a trailing slash. */
export function stagedFolder(ref: VersionRef): string {
  return folderOf('staged', ref)
}

/**
 * The key of one such file.
 * @throws RangeError for anything that could leave the folder
 */
export function stagedKey(ref: VersionRef, file: string): string {
  if (!FILE_NAME.test(file)) throw new RangeError(`not a file name: ${file}`)
  return `${folderOf('staged', ref)}/${file}`
}

/** The folder of a version's published files, without a trailing slash. */
export function publishedFolder(ref: VersionRef): string {
  return folderOf('published', ref)
}

/**
 * The key of one published file.
 * @param file path inside the version, such as `240/seg00012.m4s`; each part must be a plain lower-case name
 * @throws RangeError for anything that could leave the folder
 */
export function publishedKey(ref: VersionRef, file: string): string {
  if (!FILE_IN_VERSION.test(file)) throw new RangeError(`not a file name: ${file}`)
  return `${folderOf('published', ref)}/${file}`
}

/** The address of a published file, below the base URL. The file never changes, so it may be cached for a year. */
export function mediaPath(ref: VersionRef, file: string): string {
  return `/media/${publishedKey(ref, file).slice('published/'.length)}`
}

export interface PublishedFile {
  ref: VersionRef
  key: string
}

const MEDIA_PATH = /^\/media\/([^/]+)\/([1-9][0-9]{0,8})\/([^?]+)(?:\?.*)?$/

/** The version and the key that an address of `mediaPath` is about, whatever its query; null for any other address. */
export function readMediaPath(url: string): PublishedFile | null {
  const [, workId = '', version, file = ''] = MEDIA_PATH.exec(url) ?? []
  if (!isWorkId(workId) || !FILE_IN_VERSION.test(file)) return null
  const ref = { workId, version: Number(version) }
  return { ref, key: publishedKey(ref, file) }
}

const WHOLE_WORK = /^published\/[^/]+\/[^/]+\/[^/]+\.(?:mp4|m4a|mp3|opus|flac|wav|pdf)$/

/** Whether a key is that of a file somebody keeps as a whole, and not of a part of what a page shows. */
export function isWholeWork(key: string): boolean {
  return WHOLE_WORK.test(key)
}

/** The folder of the captions staff uploaded for a work, without a trailing slash. */
export function captionsFolder(workId: string): string {
  if (!isWorkId(workId)) throw new RangeError(`not a work id: ${workId}`)
  return `captions/${workId}`
}

/** The key of a work's captions in one language. The tag is checked because it comes from a request. */
export function captionKey(workId: string, language: string): string {
  if (!/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(language))
    throw new RangeError(`not a language tag: ${language}`)
  return `${captionsFolder(workId)}/${language}.vtt`
}

/** The address of captions, below the base URL. `changedAt` gives every change its own address. */
export function captionPath(workId: string, language: string, changedAt: string): string {
  return `/${captionKey(workId, language)}?t=${Date.parse(changedAt).toString(36)}`
}

/** The folder of all posters that staff chose for a work, without a trailing slash. */
export function postersFolder(workId: string): string {
  if (!isWorkId(workId)) throw new RangeError(`not a work id: ${workId}`)
  return `posters/${workId}`
}

/** One of those posters. */
export interface PosterRef {
  workId: string
  poster: string
}

/** The same of one of them. */
export function posterFolder({ workId, poster }: PosterRef): string {
  if (!isWorkId(poster)) throw new RangeError(`not a poster id: ${poster}`)
  return `${postersFolder(workId)}/${poster}`
}

/** The picture that staff sent; never served. Removed once the poster is made. */
export const posterSourceKey = (ref: PosterRef): string => `${posterFolder(ref)}/source`

/** `POSTER` or `POSTER_SMALL` of a chosen poster. */
export const posterKey = (ref: PosterRef, file: PosterFile): string => `${posterFolder(ref)}/${file}`

/** Its address, below the base URL. The file never changes. */
export const posterPath = (ref: PosterRef, file: PosterFile): string => `/${posterKey(ref, file)}`

/** Public pages and API addresses, below the base URL. */
export const paths = {
  page: (slug: string): string => `/works/${encodeURIComponent(slug)}`,
  /** The page of a work by its number: it names nothing. */
  discreetPage: (number: number): string => `/o/${number}`,
  /** The same as it stands where people come from, so that they can be counted. */
  arrival: (number: number, from: Arrival): string => `/o/${number}/${from}`,
  pageOf: (work: { slug: string; number: number; sensitive: boolean }): string =>
    work.sensitive ? paths.discreetPage(work.number) : paths.page(work.slug),
  /** The page of a copy of a work that a viewer keeps; it names nothing either. */
  copy: (number: number): string => `/copias/${number}`,
  programme: (slug: string): string => `/programas/${encodeURIComponent(slug)}`,
  /** The sheet for a wall of what has a page at `path`. */
  wallPoster: (path: string): string => `${path}/afiche`,
  embed: (workId: string): string => `/embed/${workId}`,
  work: (workId: string): string => `/api/works/${workId}`,
  views: (workId: string): string => `/api/works/${workId}/views`,
}

/** The picture of the feeds, and of the front page where that is sent to somebody. */
export const FEED_COVER = '/feeds/cover.png'

// --- names of the files inside a version ---------------------------------------------------------------------

export const MASTER_PLAYLIST = 'master.m3u8'
export const POSTER = 'poster.jpg'
/** For a card in a list, and for the player on a phone. Versions made before 2026-11-27 have a `poster-small.jpg`. */
export const POSTER_SMALL = 'poster-small.webp'
export type PosterFile = typeof POSTER | typeof POSTER_SMALL
export const WAVEFORM = 'waveform.json'
/** The picture of a spot for when its address is sent. Versions made before 2026-11-28 have none. */
export const SPOT_CARD = 'card.jpg'
/** Its first page, for a card in a list. */
export const BROCHURE_COVER = 'cover.webp'
export const BROCHURE_PDF = 'brochure.pdf'
/** The uploaded bytes, if the other file is a rewritten copy. */
export const BROCHURE_ORIGINAL = 'original.pdf'

/** The folder of a rung is its height: `240/`. */
export const rungPlaylist = (rung: string): string => `${rung}/index.m3u8`
export const rungInit = (rung: string): string => `${rung}/init.mp4`
/** Segments are numbered from 0 across the whole work, so a file name gives its place on the timeline. */
export const rungSegment = (rung: string, number: number): string =>
  `${rung}/seg${String(number).padStart(5, '0')}.m4s`

/** Pages count from 1. */
export const pageImage = (page: number, width: number): string =>
  `pages/${String(page).padStart(3, '0')}-${width}.webp`
