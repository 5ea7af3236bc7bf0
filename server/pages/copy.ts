import { createHash } from 'node:crypto'
import { type CopyFacts, marked } from '../../media/copies.ts'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { ServiceRecord } from '../records/service.ts'
import { servicesFor } from '../rules/near-services.ts'
import type { SiteAssets } from './assets.ts'
import { inLanguage, ownPath, type PageContext, pagePath } from './context.ts'

type Urls = Work['urls']

/** Sharp enough to read on a phone. */
const PAGE_WIDTH = 960

/**
 * A work as a copy shows it: of all its files the lightest that everything plays, under addresses that are answered from the
 * copy. Null where there is no such file yet, and for a sensitive work: whatever is on a phone can be found there.
 */
export function copyOf(work: Work): Work | null {
  const { urls } = work
  const file = fileOf(work)
  if (work.sensitive || (file === undefined && urls.pages.length === 0)) return null
  const poster = work.kind === 'video' ? (urls.posterSmall ?? urls.poster) : null
  const kept: Urls = {
    ...urls,
    hls: null,
    start: [],
    storyboard: null,
    // As large as some spots.
    waveform: null,
    poster: poster && marked(poster),
    posterSmall: null,
    downloads: file ? [{ ...file, url: marked(file.url) }] : [],
    pages: urls.pages.map((page) => ({ ...page, images: imageOf(page) })),
    captions: urls.captions.map(({ language, url }) => ({ language, url: marked(url) })),
  }
  return { ...work, urls: kept }
}

/** What plays. The pages of a brochure are its heart, and its PDF is for printing. */
function fileOf({ kind, urls }: Work): Urls['downloads'][number] | undefined {
  if (kind === 'brochure') return undefined
  const type = kind === 'video' ? 'video/mp4' : 'audio/mpeg'
  const [lightest] = urls.downloads.filter((file) => file.type === type).sort((a, b) => a.bytes - b.bytes)
  // Broadcast levels are too quiet for phone speakers.
  return urls.downloads.find((file) => file.type === type && file.profile === 'web') ?? lightest
}

function imageOf({ images }: Urls['pages'][number]): Urls['pages'][number]['images'] {
  const sizes = [...images].sort((a, b) => a.width - b.width)
  const image = sizes.find(({ width }) => width >= PAGE_WIDTH) ?? sizes.at(-1)
  return image ? [{ ...image, url: marked(image.url) }] : []
}

/** Bytes of what a copy keeps, as far as they are known: captions and posters are small. */
export function copyBytes({ urls }: Work): number {
  const images = urls.pages.flatMap((page) => page.images)
  return [...urls.downloads, ...images].reduce((sum, { bytes }) => sum + bytes, 0)
}

/** @param copy as `copyOf` gives it */
export function copyFacts(copy: Work, context: PageContext): CopyFacts {
  return {
    number: copy.number,
    title: copy.title,
    kind: context.texts.kind[copy.kind],
    address: inLanguage(paths.copy(copy.number), context),
    page: pagePath(copy, context),
    bytes: copyBytes(copy),
    edition: copyEdition(copy, context),
    texts: { ...context.texts.copies.said, ...context.texts.copies.button },
    files: [
      ...filesOf(copy.urls).map((url) => ownPath(url, context)),
      ...siteFiles(context.assets, context.assets.scripts[copy.kind]),
    ],
  }
}

/** The style and scripts of a page that is kept. */
export function siteFiles({ style, leave }: SiteAssets, scripts: string[]): string[] {
  return [style, leave, ...scripts]
}

function filesOf({ poster, downloads, pages, captions }: Urls): string[] {
  const files = [...downloads, ...pages.flatMap(({ images }) => images), ...captions].map(({ url }) => url)
  return poster === null ? files : [...files, poster]
}

/** Changes with anything that a copy shows, in whatever language; not with the number of views. */
export function copyEdition(
  copy: Work,
  { assets, services }: { assets: SiteAssets; services: readonly ServiceRecord[] },
): string {
  const shown = [
    copy.etag,
    filesOf(copy.urls),
    siteFiles(assets, assets.scripts[copy.kind]),
    servicesFor(services, copy.places),
  ]
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 12)
}
