import { html } from 'ghtml'
import { paths } from '../../media/layout.ts'
import { clock } from '../../media/measures.ts'
import type { PlayerTexts } from '../../media/player-texts.ts'
import type { Work } from '../../media/schemas/work.ts'
import type { PlacedSentence } from '../works/times-for.ts'
import { ownPath, type PageContext, VIEWING_PLACE } from './context.ts'
import { paragraphs, timedParagraphs } from './paragraphs.ts'
import { wave } from './wave.ts'

// Browsers take the first source they can play: the smaller Opus if possible, otherwise what everything plays.
const PLAYABLE = ['audio/ogg', 'audio/mp4', 'audio/mpeg']

/**
 * The browser's own audio player, which works without JavaScript; `player/site/spot` puts controls of ours in its place.
 */
export function spotPlayer(work: Work, context: PageContext, times: readonly PlacedSentence[] = []): string {
  const { texts } = context
  const { urls } = work
  const playable = urls.downloads.filter(({ type }) => PLAYABLE.includes(type))
  // Broadcast levels are too quiet for phone speakers.
  const loud = playable.filter(({ profile }) => profile === 'web')
  const sources = (loud.length > 0 ? loud : playable).sort(
    (a, b) => PLAYABLE.indexOf(a.type) - PLAYABLE.indexOf(b.type) || a.bytes - b.bytes,
  )
  return html`<div class="spot" data-player="spot" data-views="${paths.views(work.id)}" !${VIEWING_PLACE} data-duration="${work.duration}" data-texts="${JSON.stringify(spotTexts(texts))}">
!${work.levels === null ? '' : html`<div class="spot__wave">!${wave(work.levels, 'wave')}</div>`}
<audio controls preload="none" aria-label="${work.title}">
!${sources.map(({ url, type }) => html`<source src="${ownPath(url, context)}" type="${type}">`)}</audio>
!${work.duration === null ? '' : html`<p class="spot__length">${texts.duration}: <strong>${clock(work.duration)}</strong></p>`}
</div>
!${script(work, context, times)}`
}

/** The words of its controls; a film has many more. */
function spotTexts({ player, hearAgain }: PageContext['texts']): Partial<PlayerTexts> {
  const { play, pause, seek, position, speed, loading, lost, retry, failed } = player
  return { play, pause, replay: hearAgain, seek, position, speed, loading, lost, retry, failed }
}

// The script, for those who cannot hear it, and for stations to read before airing.
function script(
  { broadcast, language }: Work,
  { texts }: PageContext,
  times: readonly PlacedSentence[],
): string {
  const text = broadcast?.script.trim() ?? ''
  if (text === '') return ''
  return html`<details class="spot__script"><summary>${texts.script}</summary><div class="prose" lang="${language ?? 'es'}"!${times.length > 0 ? ' data-script' : ''}>!${times.length > 0 ? timedParagraphs(text, times) : paragraphs(text)}</div></details>`
}
