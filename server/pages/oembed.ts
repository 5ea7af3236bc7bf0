import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { PageContext } from './context.ts'

const HEIGHT_OF_TITLE = 48
const DEFAULT_WIDTH = 640
const SPOT_HEIGHT = 240
const CARD_WIDTH = 1200
const CARD_HEIGHT = 630

/**
 * The oEmbed 1.0 response for a work, within the size limits of the requesting page. Of a sensitive one it tells no more
 * than the page itself: neither title nor picture, and not whose it is.
 */
export function oembed(
  work: Work,
  room: { maxwidth?: number | undefined; maxheight?: number | undefined },
  { organisation, baseUrl, texts }: Pick<PageContext, 'organisation' | 'baseUrl' | 'texts'>,
): Record<string, string | number> {
  const { width, height } = frameSize(work, room)
  const title = work.sensitive ? texts.discreet.title : work.title
  const answer: Record<string, string | number> = {
    version: '1.0',
    type: work.kind === 'video' ? 'video' : 'rich',
    title,
    cache_age: 3600,
    width,
    height,
    html: html`<iframe src="${baseUrl}${paths.embed(work.id)}" title="${title}" width="${width}" height="${height}" loading="lazy" frameborder="0" allow="autoplay; fullscreen" allowfullscreen></iframe>`,
  }
  if (work.sensitive) return answer
  answer.provider_name = organisation
  answer.provider_url = `${baseUrl}/`
  if (work.urls.poster && work.width && work.height) {
    answer.thumbnail_url = work.urls.poster
    answer.thumbnail_width = work.width
    answer.thumbnail_height = work.height
  }
  if (work.urls.card) {
    answer.thumbnail_url = work.urls.card
    answer.thumbnail_width = CARD_WIDTH
    answer.thumbnail_height = CARD_HEIGHT
  }
  return answer
}

/** The size of a frame in which a work stands whole, with its controls and title. */
export function frameSize(
  { kind, width, height }: Work,
  room: { maxwidth?: number | undefined; maxheight?: number | undefined } = {},
): { width: number; height: number } {
  const wide = Math.min(DEFAULT_WIDTH, room.maxwidth ?? DEFAULT_WIDTH)
  const ratio = kind === 'video' && width && height ? height / width : 3 / 4
  const tall = kind === 'spot' ? SPOT_HEIGHT : Math.round(wide * ratio) + HEIGHT_OF_TITLE
  return { width: wide, height: Math.min(tall, room.maxheight ?? tall) }
}

/**
 * The slug or id of the work at one of this site's URLs; null for any other URL. The host is ignored: a site can have
 * several names, and the catalogue knows whether the work exists.
 */
export function workInUrl(url: string): { slug: string } | { id: string } | null {
  if (!URL.canParse(url)) return null
  const [, area, name] = /^\/(works|embed)\/([a-z0-9-]+)\/?$/.exec(new URL(url).pathname) ?? []
  if (!area || !name) return null
  return area === 'works' ? { slug: name } : { id: name }
}
