import { publishedKey } from '../../media/layout.ts'
import type { Download, Published } from '../../media/schemas/published.ts'
import type { Kind } from '../../media/vocabulary.ts'
import type { WorkRecord } from '../records/work.ts'
import type { StickFile } from './plan-stick.ts'

/** The folder of the files that the pages show, beside them. */
export const WORKS_FOLDER = 'obras'

export interface OfflineFile extends StickFile {
  /** In the store. */
  key: string
  /** Null where the catalogue does not say. */
  bytes: number | null
}

/** A work as the pages on a stick show it. */
export interface OfflineWork {
  work: WorkRecord
  kind: Kind
  /** Seconds; null for a brochure. */
  duration: number | null
  pages: number | null
  /** What is played or read. */
  file: OfflineFile
  picture: OfflineFile | null
}

// A film for a phone or an old PC, and a stick of a few gigabytes.
const WANTED: Record<Kind, readonly string[]> = {
  video: ['mp4-240', 'mp4-144'],
  spot: ['web-mp3-96', 'mp3-128'],
  brochure: ['pdf'],
}

/**
 * What a stick shows of a public work; null for one that has no file which fits, and for a sensitive one: a stick passes through
 * many hands, and its pages have no way out.
 */
export function offlineWork(work: WorkRecord): OfflineWork | null {
  const { published } = work
  if (!published || work.sensitive) return null
  const download = WANTED[published.kind]
    .map((wanted) => published.downloads.find(({ name }) => name === wanted))
    .find((found) => found !== undefined)
  if (download === undefined) return null
  const picture = pictureOf(published)
  return {
    work,
    kind: published.kind,
    duration: published.kind === 'brochure' ? null : published.duration,
    pages: published.kind === 'brochure' ? published.pages.length : null,
    file: offlineFile(work, download),
    picture: picture === null ? null : pictureFile(work, picture),
  }
}

function pictureOf(published: Published): string | null {
  switch (published.kind) {
    case 'video':
      return published.posterSmall ?? published.poster
    case 'brochure':
      return published.cover ?? null
    case 'spot':
      return null
  }
}

function offlineFile(work: WorkRecord, { name, file, bytes, sha256 }: Download): OfflineFile {
  return { ...named(work, name, file), bytes, sha256 }
}

/** Pictures have no hash in the catalogue; their name, which has the version in it, says what they are. */
function pictureFile(work: WorkRecord, file: string): OfflineFile {
  return { ...named(work, 'imagen', file), bytes: null, sha256: '' }
}

/** Numbers and versions alone: names that FAT, and every person's eyes, can bear. */
function named(work: WorkRecord, what: string, file: string): Omit<OfflineFile, 'bytes' | 'sha256'> {
  const version = work.visibleVersion ?? work.version
  const extension = file.slice(file.lastIndexOf('.'))
  return {
    folder: WORKS_FOLDER,
    name: `${work.number}-v${version}-${what}${extension}`,
    key: publishedKey({ workId: work.id, version }, file),
  }
}
