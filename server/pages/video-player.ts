import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import type { Work } from '../../media/schemas/work.ts'
import { captionTracks } from './caption-tracks.ts'
import { inLanguage, ownPath, type PageContext, pagePath, VIEWING_PLACE } from './context.ts'

/**
 * A `<video>` that plays without JavaScript and that `player/site/video` takes over otherwise. The smallest MP4 comes
 * first: it starts in a third of the time of a stream, and everything plays it. What it costs is said where there is a
 * choice; a copy costs nothing.
 * @param next the film that comes after it
 */
export function videoPlayer(work: Work, context: PageContext, next: Work | null = null): string {
  const { urls } = work
  const light = lightest(work)
  const chapters = work.chapters.map(({ start, title }) => ({ start, title }))
  const start = urls.start.map((url) => ownPath(url, context))
  const sound = urls.downloads.find(({ name }) => name === 'm4a')
  // The small one is all a phone needs; the script takes the large one where the screen and the link are.
  const small = urls.posterSmall ?? urls.poster
  const poster = small === null ? '' : html` poster="${ownPath(small, context)}"`
  const upright = work.width && work.height && work.height > work.width ? ' stage--upright' : ''
  return html`<div class="stage${upright}" data-player="video" data-views="${paths.views(work.id)}" !${VIEWING_PLACE} data-duration="${work.duration}" data-hls="${urls.hls && ownPath(urls.hls, context)}" data-start="${JSON.stringify(start)}" data-light="${light && ownPath(light.url, context)}" data-light-bytes="${urls.hls && light?.bytes}" data-sound="${sound && ownPath(sound.url, context)}" data-sound-bytes="${sound?.bytes}" data-poster="${urls.poster && ownPath(urls.poster, context)}" data-storyboard="${urls.storyboard && ownPath(urls.storyboard, context)}" data-chapters="${JSON.stringify(chapters)}"!${upNext(next, context)} data-texts="${JSON.stringify(context.texts.player)}">
<video controls playsinline preload="none" width="${work.width ?? 16}" height="${work.height ?? 9}"!${poster} aria-label="${work.title}">
!${light ? html`<source src="${ownPath(light.url, context)}" type="video/mp4">` : ''}!${urls.hls ? html`<source src="${ownPath(urls.hls, context)}" type="application/vnd.apple.mpegurl">` : ''}!${captionTracks(work, context)}</video>
</div>
!${work.status === 'ready' ? '' : html`<p class="note" role="status">${context.texts.processing}</p>`}`
}

/** What the script shows once the film has ended. */
function upNext(next: Work | null, context: PageContext): string {
  if (next === null) return ''
  return html` data-next="${inLanguage(pagePath(next, context), context)}" data-next-title="${next.title}" data-next-start="${JSON.stringify(next.urls.start.slice(1).map((url) => ownPath(url, context)))}"`
}

/** The smallest file, or undefined while there is none. */
export function lightest({ urls }: Work): Work['urls']['downloads'][number] | undefined {
  return urls.downloads.filter(({ type }) => type === 'video/mp4').sort((a, b) => a.bytes - b.bytes)[0]
}
