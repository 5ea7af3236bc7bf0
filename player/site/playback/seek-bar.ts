import { clock } from '../../../media/measures.ts'
import type { PlayerTexts } from '../../../media/player-texts.ts'
import { fill } from '../page/root.ts'
import type { Chapter } from './chapter-at.ts'
import type { Player } from './player.ts'
import { saidMoment } from './said-moment.ts'

// Half of the handle: its middle never reaches the ends of the slider (player/styles/site/seek.css).
const HALF_HANDLE = 11

/** A label above the slider, and what else there is to see of a moment. */
export interface Preview {
  /**
   * @param time seconds
   * @param fraction of the slider, 0 to 1
   */
  show(time: number, fraction: number, label: string): void
  hide(): void
}

interface SeekBar {
  /** Contains the slider; what was played and loaded is told to its style. */
  seekBox: HTMLElement
  seek: HTMLInputElement
  time: HTMLElement
}

interface Played {
  chapters: readonly Chapter[]
  /** Seconds. */
  total(): number
  /** Seconds until which there is something to play. */
  buffered(): number
}

/** The slider with its clock. @returns to be called when the time may have changed */
export function mountSeekBar(
  { seekBox, seek, time }: SeekBar,
  player: Pick<Player, 'position' | 'seek'>,
  preview: Preview | null,
  played: Played,
  texts: Pick<PlayerTexts, 'position'>,
): () => void {
  let dragging = false

  const look = (fraction: number): void => {
    const moment = fraction * played.total()
    const said = saidMoment(played.chapters, moment, played.total())
    preview?.show(moment, fraction, said.title ? `${said.clock} · ${said.title}` : said.clock)
  }
  const show = (): void => {
    const now = dragging ? Number(seek.value) : player.position
    const end = played.total()
    const said = saidMoment(played.chapters, now, end)
    const reading = { now: said.clock, total: clock(end) }
    const spoken = fill(texts.position, reading)
    seek.max = String(end || 1)
    if (!dragging) seek.value = String(now)
    seek.setAttribute('aria-valuetext', said.title ? `${spoken}, ${said.title}` : spoken)
    time.textContent = `${reading.now} / ${reading.total}`
    seekBox.style.setProperty('--played', percent(now, end))
    seekBox.style.setProperty('--loaded', percent(played.buffered(), end))
  }

  seek.addEventListener('input', () => {
    dragging = true
    show()
    look(Number(seek.value) / (played.total() || 1))
  })
  seek.addEventListener('change', () => {
    dragging = false
    preview?.hide()
    player.seek(Number(seek.value))
  })
  seek.addEventListener('pointermove', (event) => {
    // A finger that is on the slider moves it, and is seen above.
    if (event.pointerType !== 'mouse' || dragging) return
    const { left, width } = seek.getBoundingClientRect()
    const along = (event.clientX - left - HALF_HANDLE) / (width - 2 * HALF_HANDLE)
    look(Math.max(0, Math.min(1, along)))
  })
  seek.addEventListener('pointerleave', () => {
    if (!dragging) preview?.hide()
  })
  return show
}

function percent(part: number, whole: number): string {
  return `${whole > 0 ? Math.min(100, (part / whole) * 100) : 0}%`
}
