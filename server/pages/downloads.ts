import { html } from 'ghtml'
import { decimal, size } from '../../media/measures.ts'
import type { Work } from '../../media/schemas/work.ts'
import { ownPath, type PageContext } from './context.ts'
import { DOWNLOAD_ICON } from './icons.ts'
import type { Texts } from './texts/es.ts'

type Download = Work['urls']['downloads'][number]

// From this height on a video is worth a large screen, and no longer cheap to send.
const LARGE_HEIGHT = 480

/** The files that can be kept, the smallest first: each with its size, and what it is for. */
export function downloadList(work: Work, context: PageContext): string {
  const { texts } = context
  const downloads = [...work.urls.downloads].sort((a, b) => a.bytes - b.bytes)
  if (downloads.length === 0) return ''
  return html`<section class="downloads" id="descargas"><h2>${texts.downloads}</h2>
<ul>
!${downloads.map((download) => item(download, work, context)).join('\n')}
</ul>
</section>`
}

function item(download: Download, work: Work, context: PageContext): string {
  const { texts } = context
  const { name, use } = describe(download.name, texts)
  const bytes = size(download.bytes, texts.locale)
  const loudness = download.loudness
    ? html`<span class="download__use">${texts.loudness(decimal(download.loudness.integrated, 1, texts.locale))}</span>`
    : ''
  return html`<li><a class="download" href="${ownPath(download.url, context)}" download="${fileName(work, download)}" aria-label="${texts.downloadSize(name, bytes)}">!${DOWNLOAD_ICON}<span class="download__name">${name}</span><span class="download__size">${bytes}</span></a>
<span class="download__use">${use}</span>!${loudness}</li>`
}

/** What a download is called and is for. A name that this page does not know is shown as it is. */
export function describe(name: string, texts: Texts): { name: string; use: string } {
  const known = texts.download[name]
  if (known) return known
  const height = /^mp4-(\d+)$/.exec(name)?.[1]
  if (height)
    return { name: texts.downloadVideo(height), use: texts.downloadVideoUse(Number(height) < LARGE_HEIGHT) }
  const family = texts.download[name.split('-')[0] ?? '']
  return family ?? { name: name.toUpperCase(), use: '' }
}

/** A name that says on any disk what the file is; our own addresses are only numbers. */
function fileName({ slug }: Work, { name, url }: Download): string {
  const extension = /\.[a-z0-9]+$/.exec(url)?.[0] ?? ''
  return `${slug}-${name}${extension}`
}
