import {
  MASTER_PLAYLIST,
  mediaPath,
  POSTER,
  POSTER_SMALL,
  paths,
  posterPath,
  rungInit,
  rungPlaylist,
  rungSegment,
  type VersionRef,
} from '../../media/layout.ts'
import type { Published } from '../../media/schemas/published.ts'
import type { WorkUrls } from '../../media/schemas/work.ts'

interface Addressed {
  id: string
  slug: string
  number: number
  sensitive: boolean
  /** Captions that staff uploaded, and those that were made from the script, by their language. */
  captions: { language: string; url: string; made?: boolean }[]
  /** Id of the poster that staff chose. */
  poster: string | null
  /** The version that viewers see, with what was published of it; null before the first. */
  visible: { version: number; published: Published } | null
}

/** All addresses of a work, absolute below `baseUrl` (no slash at its end). */
export function workUrls(work: Addressed, baseUrl: string): WorkUrls {
  const urls: WorkUrls = {
    page: baseUrl + paths.pageOf(work),
    embed: baseUrl + paths.embed(work.id),
    hls: null,
    start: [],
    poster: null,
    posterSmall: null,
    waveform: null,
    storyboard: null,
    downloads: [],
    pages: [],
    captions: work.captions.filter(({ made }) => !made).map((own) => ({ ...own, url: baseUrl + own.url })),
  }
  if (work.visible === null) return urls

  const { published } = work.visible
  const ref: VersionRef = { workId: work.id, version: work.visible.version }
  const url = (file: string): string => baseUrl + mediaPath(ref, file)
  urls.downloads = published.downloads.map(({ file, ...download }) => ({ ...download, url: url(file) }))
  addPublished(urls, published, url)
  if (published.kind === 'video') {
    // Those that people made come before.
    urls.captions.push(
      ...work.captions
        .filter(({ made, language }) => made && !urls.captions.some((other) => other.language === language))
        .map((made) => ({ ...made, url: baseUrl + made.url })),
    )
  }
  if (work.poster !== null) {
    const chosen = { workId: work.id, poster: work.poster }
    urls.poster = baseUrl + posterPath(chosen, POSTER)
    urls.posterSmall = baseUrl + posterPath(chosen, POSTER_SMALL)
  }
  return urls
}

function addPublished(urls: WorkUrls, published: Published, url: (file: string) => string): void {
  switch (published.kind) {
    case 'video':
      if (published.rungs.length > 0) {
        const { name } = published.rungs.reduce((low, rung) => (rung.bandwidth < low.bandwidth ? rung : low))
        urls.hls = url(MASTER_PLAYLIST)
        urls.start = [rungPlaylist(name), rungInit(name), rungSegment(name, 0)].map(url)
      }
      if (published.poster) urls.poster = url(published.poster)
      if (published.posterSmall) urls.posterSmall = url(published.posterSmall)
      if (published.storyboard) urls.storyboard = url(published.storyboard)
      urls.captions.push(
        ...published.captions
          .filter(({ language }) => !urls.captions.some((own) => own.language === language))
          .map(({ language, file }) => ({ language, url: url(file) })),
      )
      break
    case 'spot':
      urls.waveform = url(published.waveform)
      if (published.card) urls.card = url(published.card)
      break
    case 'brochure':
      urls.pages = published.pages.map(({ images, ...page }) => ({
        ...page,
        images: images.map(({ file, ...image }) => ({ ...image, url: url(file) })),
      }))
      urls.poster = urls.pages[0]?.images[0]?.url ?? null
      if (published.cover) urls.posterSmall = url(published.cover)
  }
}
