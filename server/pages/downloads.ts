import { html } from 'ghtml'
import { decimal, size } from '../../media/measures.ts'
import type { Work } from '../../media/schemas/work.ts'
import { ownPath, type PageContext } from './context.ts'
import { DOWNLOAD_ICON } from './icons.ts'
import type { Texts } from './texts/es.ts'
import { videoSize } from './texts/video-size.ts'

type Download = Work['urls']['downloads'][number]

// WhatsApp's size limit for videos.
const MESSAGE_BYTES = 16_000_000

/**
 * By name, in the order most visitors need them: on a phone the file to forward, then the light ones; at a station
 * what goes on air as it is. Others come last, smallest first.
 */
const MOST_WANTED = [
  ...['mp4-message', 'mp4-240', 'mp4-144', 'm4a', 'mp4-360', 'mp4-480', 'mp4-720', 'mp4-1080', 'mp3'],
  ...['mp3-128', 'wav', 'mp3-64', 'opus-32', 'flac', 'web-mp3-96', 'web-opus-32'],
  ...['pdf', 'original'],
]

/** In display order. */
export function byUse(downloads: readonly Download[]): Download[] {
  const rank = ({ name }: Download): number => {
    const place = MOST_WANTED.indexOf(name)
    return place < 0 ? MOST_WANTED.length : place
  }
  return [...downloads].sort((a, b) => rank(a) - rank(b) || a.bytes - b.bytes)
}

/** The downloads, each with its size and purpose. */
export function downloadList(work: Work, context: PageContext): string {
  const { texts } = context
  // What stations air says its title in its tags; it reaches them by their feed.
  const offered = work.urls.downloads.filter(({ profile }) => !work.sensitive || profile !== 'broadcast')
  const downloads = byUse(offered)
  if (downloads.length === 0) return ''
  const list = (files: Download[]): string =>
    html`<ul>
!${files.map((download) => item(download, work, context)).join('\n')}
</ul>`
  const light = downloads.filter(({ profile }) => profile === 'web')
  const rest = downloads.filter(({ profile }) => profile !== 'web')
  const lists =
    light.length > 0 && rest.length > 0
      ? html`<h3>${texts.downloadsFor.broadcast}</h3>!${list(rest)}<h3>${texts.downloadsFor.web}</h3>!${list(light)}`
      : list(downloads)
  return html`<section class="downloads" id="descargas"><h2>${texts.downloads}</h2>
!${lists}
</section>`
}

function item(download: Download, work: Work, context: PageContext): string {
  const { texts } = context
  const { name, use } = describe(download, texts)
  const bytes = size(download.bytes, texts.locale)
  const loudness = download.loudness
    ? html`<span class="download__use">${texts.loudness(decimal(download.loudness.integrated, 1, texts.locale))}</span>`
    : ''
  return html`<li><a class="download" href="${ownPath(download.url, context)}" download="${fileName(work, download, context)}">!${DOWNLOAD_ICON}<span class="download__name"><span class="visually-hidden">${texts.downloads}: </span>${name}</span> <span class="download__size">${bytes}</span></a>
<span class="download__use">${use}</span>!${loudness}</li>`
}

/** A download's name and purpose. Unknown names are shown as they are. */
export function describe(
  { name, type, bytes }: Pick<Download, 'name' | 'type' | 'bytes'>,
  texts: Texts,
): { name: string; use: string } {
  const { name: called, use } = described(name, texts)
  const fits = type === 'video/mp4' && bytes <= MESSAGE_BYTES
  return { name: called, use: fits ? `${use} ${texts.downloadFitsMessage}`.trim() : use }
}

function described(name: string, texts: Texts): { name: string; use: string } {
  const known = texts.download[name]
  if (known) return known
  const height = /^mp4-(\d+)$/.exec(name)?.[1]
  if (height) {
    const kind = videoSize(Number(height))
    return { name: `${texts.downloadVideo[kind]} (${height}p)`, use: texts.downloadVideoUse[kind] }
  }
  const family = texts.download[name.split('-')[0] ?? '']
  return family ?? { name: name.toUpperCase(), use: '' }
}

/** A descriptive file name; our own URLs only contain numbers. */
function fileName({ slug, number }: Work, { name, url }: Download, { discreet }: PageContext): string {
  const extension = /\.[a-z0-9]+$/.exec(url)?.[0] ?? ''
  return `${discreet ? number : slug}-${name}${extension}`
}
