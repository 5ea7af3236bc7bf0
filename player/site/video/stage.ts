import { clock, size } from '../../../media/measures.ts'
import { browserMemory } from '../page/memory.ts'
import { fill, type Root } from '../page/root.ts'
import { buildControls, type Controls, relabel } from './controls.ts'
import { isFullscreen, toggleFullscreen } from './fullscreen.ts'
import { commandFor } from './keyboard.ts'
import { createPlayer, type Player } from './player.ts'
import { type Quality, type QualityOption, qualityOptions } from './qualities.ts'

const STEP_SECONDS = 10

/** Takes over the `<video>` that the server wrote: the same picture, with a start button and controls of our own. */
export function mountStage(root: Root, media: HTMLVideoElement): Player {
  const { element: stage, texts, locale } = root
  const lightBytes = Number(stage.dataset.lightBytes) || null
  const controls = buildControls(texts)
  const player = createPlayer(root, media, browserMemory(), () => show())
  const captions = captionTracks(media)
  let dragging = false

  media.controls = false
  for (const source of Array.from(media.querySelectorAll('source'))) source.remove()
  const screen = document.createElement('div')
  screen.className = 'stage__screen'
  media.replaceWith(screen)
  screen.append(media, controls.start, controls.notice)
  stage.append(controls.bar)
  stage.classList.add('stage--scripted')
  fillCaptions(controls, captions, texts.captionsOff)

  const total = (): number => root.duration ?? (Number.isFinite(media.duration) ? media.duration : 0)

  function show(): void {
    const { phase } = player
    stage.dataset.phase = phase
    const playing = phase === 'playing' || phase === 'loading' || phase === 'lost'
    relabel(
      controls.toggle,
      phase === 'ended' ? 'replay' : playing ? 'pause' : 'play',
      phase === 'ended' ? texts.replay : playing ? texts.pause : texts.play,
    )
    relabel(controls.mute, media.muted ? 'silent' : 'sound', media.muted ? texts.unmute : texts.mute)
    relabel(controls.fullscreen, 'fullscreen', isFullscreen() ? texts.exitFullscreen : texts.enterFullscreen)
    controls.start.hidden = phase !== 'idle'
    showNotice(controls, noticeFor(player, texts), phase === 'lost')
    showTime(dragging ? Number(controls.seek.value) : media.currentTime)
    showQualities()
  }

  function showTime(now: number): void {
    const end = total()
    const reading = { now: clock(now), total: clock(end) }
    controls.seek.max = String(end || 1)
    if (!dragging) controls.seek.value = String(now)
    controls.seek.setAttribute('aria-valuetext', fill(texts.position, reading))
    controls.time.textContent = `${reading.now} / ${reading.total}`
    controls.seek.style.setProperty('--played', percent(now, end))
    controls.seek.style.setProperty('--loaded', percent(bufferedUntil(media), end))
  }

  let shown = ''
  function showQualities(): void {
    const options = qualityOptions(player.levels, total(), lightBytes, texts, locale)
    const key = options.map(({ label, cost }) => `${label} ${cost}`).join()
    // A menu that is open must not be written under the finger.
    if (key !== shown) refill(controls.quality, options)
    shown = key
    const chosen = String(player.quality)
    if (controls.quality.value !== chosen) controls.quality.value = chosen
    if (lightBytes === null) return
    const cost = size(lightBytes, locale)
    const told = player.quality === 'saver' ? cost : fill(texts.usesFrom, { size: cost })
    controls.startLabel.textContent = `${texts.play} · ${told}`
  }

  const commands = {
    toggle: player.toggle,
    back: () => player.move(-STEP_SECONDS),
    forward: () => player.move(STEP_SECONDS),
    mute: () => {
      media.muted = !media.muted
    },
    fullscreen: () => toggleFullscreen(stage, media),
    captions: () => {
      controls.captions.value = controls.captions.value === '' ? '0' : ''
      showCaptions(captions, controls.captions.value)
    },
  } as const

  controls.start.addEventListener('click', () => {
    player.play()
    controls.toggle.focus()
  })
  media.addEventListener('click', player.toggle)
  for (const name of ['toggle', 'back', 'forward', 'mute', 'fullscreen'] as const) {
    controls[name].addEventListener('click', commands[name])
  }
  controls.retry.addEventListener('click', player.retry)
  controls.seek.addEventListener('input', () => {
    dragging = true
    showTime(Number(controls.seek.value))
  })
  controls.seek.addEventListener('change', () => {
    dragging = false
    player.seek(Number(controls.seek.value))
  })
  controls.quality.addEventListener('change', () => player.choose(qualityOf(controls.quality.value)))
  controls.captions.addEventListener('change', () => showCaptions(captions, controls.captions.value))
  document.addEventListener('fullscreenchange', show)
  stage.addEventListener('keydown', (event) => {
    const command = commandFor(event, (event.target as Element).tagName)
    if (command === null || player.phase === 'idle') return
    event.preventDefault()
    commands[command]()
  })
  show()
  return player
}

function noticeFor({ phase }: Player, texts: Root['texts']): string | null {
  if (phase === 'loading') return texts.loading
  if (phase === 'lost') return texts.lost
  return phase === 'failed' ? texts.failed : null
}

function showNotice({ notice, noticeText, retry }: Controls, text: string | null, canRetry: boolean): void {
  notice.hidden = text === null
  retry.hidden = !canRetry
  // A live region speaks when its text changes, so the same text is not written twice.
  if (noticeText.textContent !== (text ?? '')) noticeText.textContent = text ?? ''
}

function refill(menu: HTMLSelectElement, options: QualityOption[]): void {
  menu.textContent = ''
  for (const { quality, label, cost } of options) {
    menu.append(new Option(cost === '' ? label : `${label} · ${cost}`, String(quality)))
  }
}

function qualityOf(value: string): Quality {
  return value === 'auto' || value === 'saver' ? value : Number(value)
}

function bufferedUntil({ buffered, currentTime }: HTMLMediaElement): number {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime && currentTime <= buffered.end(index)) return buffered.end(index)
  }
  return currentTime
}

function percent(part: number, whole: number): string {
  return `${whole > 0 ? Math.min(100, (part / whole) * 100) : 0}%`
}

function captionTracks(media: HTMLVideoElement): TextTrack[] {
  return Array.from(media.textTracks).filter(({ kind }) => kind === 'captions' || kind === 'subtitles')
}

function fillCaptions({ captions }: Controls, tracks: TextTrack[], off: string): void {
  captions.hidden = tracks.length === 0
  captions.append(new Option(off, ''), ...tracks.map(({ label }, index) => new Option(label, String(index))))
}

function showCaptions(tracks: TextTrack[], chosen: string): void {
  tracks.forEach((track, index) => {
    track.mode = String(index) === chosen ? 'showing' : 'disabled'
  })
}
