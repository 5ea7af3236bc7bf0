import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import { clock } from '../../media/measures.ts'
import type { Work } from '../../media/schemas/work.ts'
import { ownPath, type PageContext, VIEWING_PLACE } from './context.ts'
import { paragraphs } from './paragraphs.ts'

// The browser takes the first that it can play: the smaller Opus where it can, else what everything plays.
const PLAYABLE = ['audio/ogg', 'audio/mp4', 'audio/mpeg']

/** The browser's own audio player: it is known to everybody, and works without script. The waveform is drawn by it. */
export function spotPlayer(work: Work, context: PageContext): string {
  const { texts } = context
  const { urls } = work
  const playable = urls.downloads.filter(({ type }) => PLAYABLE.includes(type))
  // Broadcast levels are too quiet for the loudspeaker of a phone.
  const loud = playable.filter(({ profile }) => profile === 'web')
  const sources = (loud.length > 0 ? loud : playable).sort(
    (a, b) => PLAYABLE.indexOf(a.type) - PLAYABLE.indexOf(b.type) || a.bytes - b.bytes,
  )
  return html`<div class="spot" data-player="spot" data-views="${paths.views(work.id)}" !${VIEWING_PLACE} data-duration="${work.duration}" data-waveform="${urls.waveform && ownPath(urls.waveform, context)}" data-texts="${JSON.stringify(texts.player)}">
<div class="spot__wave" data-wave><span class="visually-hidden">${texts.waveform}</span></div>
<audio controls preload="none" aria-label="${work.title}">
!${sources.map(({ url, type }) => html`<source src="${ownPath(url, context)}" type="${type}">`)}</audio>
!${work.duration === null ? '' : html`<p class="spot__length">${texts.duration}: <strong>${clock(work.duration)}</strong></p>`}
</div>
!${script(work, context)}`
}

// What is said, for those who cannot hear it; and a station reads it before it airs it.
function script({ broadcast, language }: Work, { texts }: PageContext): string {
  if (!broadcast?.script.trim()) return ''
  return html`<details class="spot__script"><summary>${texts.script}</summary><div class="prose" lang="${language ?? 'es'}">!${paragraphs(broadcast.script)}</div></details>`
}
