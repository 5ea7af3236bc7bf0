import {
  captionKey,
  type PosterFile,
  type PosterRef,
  type PublishedFile,
  posterKey,
  readMediaPath,
} from '../../media/layout.ts'
import type { AccessCache, KnownWork } from './access-cache.ts'
import { contentTypeOf } from './content-types.ts'
import type { Offer } from './file-answer.ts'

const YEAR = 'max-age=31536000, immutable'
// A playlist may grow while the work is being made; everything else never changes under its name.
const PLAYLIST = /\.m3u8$/

/** What an address is about, and whether a visitor may have it. */
export interface AskedFile {
  work: KnownWork | null
  offer: Offer
}

/** What an address below `/media/` is about; null where no file can have it. */
export async function mediaOffer(url: string, access: AccessCache): Promise<AskedFile | null> {
  const asked = readMediaPath(url)
  if (asked === null) return null
  const { workId, version } = asked.ref
  let work = await access.byId(workId)
  if (work !== null && isNewer(version, work)) work = await access.again(workId)
  return { work, offer: offerOf(asked, work) }
}

/** How a published file is offered to somebody who is not staff. */
export function offerOf({ ref, key }: PublishedFile, work: KnownWork | null): Offer {
  const open = work !== null && work.access === 'shown' && !isNewer(ref.version, work)
  const changing = PLAYLIST.test(key)
  return {
    key,
    type: contentTypeOf(key),
    cacheControl: cachingOf(work, open, changing),
    open,
    changing,
  }
}

/** Address and content of a file are found on the disk of whoever keeps it, a phone as well as a proxy. */
function cachingOf(work: KnownWork | null, open: boolean, changing = false): string {
  if (work?.sensitive) return 'no-store'
  return changing ? 'no-cache' : `${open ? 'public' : 'private'}, ${YEAR}`
}

/** A version that nobody has been shown yet is for staff, even if the ones before it are for all. */
function isNewer(version: number, { visibleVersion }: KnownWork): boolean {
  return version > (visibleVersion ?? 0)
}

/** The captions that staff gave a work. Each change of them has an address of its own. */
export async function captionOffer(
  workId: string,
  language: string,
  access: AccessCache,
): Promise<AskedFile> {
  const work = await access.byId(workId)
  const open = work?.access === 'shown'
  const key = captionKey(workId, language)
  return {
    work,
    offer: {
      key,
      type: contentTypeOf(key),
      cacheControl: cachingOf(work, open),
      open,
      changing: true,
    },
  }
}

/** A poster that staff chose. Another one has another address. */
export async function posterOffer(ref: PosterRef, file: PosterFile, access: AccessCache): Promise<AskedFile> {
  const work = await access.byId(ref.workId)
  const open = work?.access === 'shown'
  const key = posterKey(ref, file)
  const cacheControl = cachingOf(work, open)
  return { work, offer: { key, type: contentTypeOf(key), cacheControl, open, changing: false } }
}
