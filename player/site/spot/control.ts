import { element } from '../page/element.ts'
import { browserMemory } from '../page/memory.ts'
import type { Root } from '../page/root.ts'
import { bufferedUntil } from '../playback/buffered.ts'
import { attachFile } from '../playback/file-source.ts'
import { ICONS, iconButton } from '../playback/icon-button.ts'
import { commandFor } from '../playback/keyboard.ts'
import { momentOf } from '../playback/moment.ts'
import { createNotice, noticeOf } from '../playback/notice.ts'
import { createPlayer, type Player, type Sources } from '../playback/player.ts'
import { createPlaces } from '../playback/resume.ts'
import { mountSeekBar } from '../playback/seek-bar.ts'
import { takeSessionActions } from '../playback/session-actions.ts'
import { mountSpeedMenu } from '../playback/speed-menu.ts'
import { showToggle } from '../playback/toggle.ts'

const STEP_SECONDS = 10

/** Takes over the server's `<audio>`: its waveform becomes the slider, above one row of controls. */
export function mountControl(
  { element: spot, texts, locale, duration, views }: Root,
  audio: HTMLAudioElement,
): Player {
  const total = (): number => duration ?? (Number.isFinite(audio.duration) ? audio.duration : 0)
  const player = createPlayer(audio, fileOf(audio), () => show())

  const seek = element('input', {
    type: 'range',
    min: '0',
    max: '1',
    step: 'any',
    value: '0',
    class: 'spot__seek',
  })
  seek.setAttribute('aria-label', texts.seek)
  const wave = spot.querySelector<HTMLElement>('.spot__wave') ?? element('div', { class: 'spot__wave' })
  const drawn = wave.querySelector('svg')
  if (drawn) {
    const played = drawn.cloneNode(true) as SVGElement
    played.classList.add('wave--played')
    wave.append(played)
  }
  wave.append(seek)
  const toggle = iconButton(ICONS.play, texts.play, 'spot__toggle')
  const time = element('span', { class: 'bar__time' })
  const speed = element('select', { 'aria-label': texts.speed, class: 'spot__speed' })
  const notice = createNotice('spot__notice', texts)
  audio.before(wave)
  audio.after(element('div', { class: 'spot__row' }, toggle, time, speed), notice.element)
  dress(spot, audio)

  const heard = { chapters: [], total, buffered: () => bufferedUntil(audio) }
  const showTime = mountSeekBar({ seek, seekBox: wave, time }, player, null, heard, texts)
  mountSpeedMenu(speed, audio, locale)
  takeSessionActions(player, STEP_SECONDS)
  const places = createPlaces(views, browserMemory())
  places.follow(audio, () => ({ position: player.position, duration: total() }))

  function show(): void {
    const { phase } = player
    spot.dataset.phase = phase
    showToggle(toggle, phase, texts)
    notice.show(noticeOf(phase, texts), phase === 'lost')
    showTime()
  }
  const commands = {
    toggle: player.toggle,
    back: () => player.move(-STEP_SECONDS),
    forward: () => player.move(STEP_SECONDS),
    mute: () => {
      audio.muted = !audio.muted
    },
  } as const
  toggle.addEventListener('click', player.toggle)
  notice.retry.addEventListener('click', player.retry)
  spot.addEventListener('keydown', (event) => {
    const command = commandFor(event, (event.target as Element).tagName)
    if (command === null || !(command in commands)) return
    event.preventDefault()
    commands[command as keyof typeof commands]()
  })
  const asked = momentOf(window.location) ?? places.last()
  if (asked !== null) player.seek(asked)
  // The browser's controls were used before this script loaded.
  if (!audio.paused) player.play()
  show()
  return player
}

/** The first file that this browser can play, as it would choose itself. */
function fileOf(audio: HTMLAudioElement): Sources<'file'> {
  const sources = Array.from(audio.querySelectorAll('source'))
  const url = sources.find(({ type }) => audio.canPlayType(type) !== '')?.src
  return {
    suitable: () => (url === undefined ? null : 'file'),
    attach: (_kind, start, listener) => (url === undefined ? null : attachFile(audio, url, start, listener)),
  }
}

/** Removes what the element would show and play by itself. */
function dress(spot: HTMLElement, audio: HTMLAudioElement): void {
  audio.controls = false
  for (const source of Array.from(audio.querySelectorAll('source'))) source.remove()
  // A file already selected stays selected without its `<source>`, and would be downloaded alongside ours.
  if (audio.paused) audio.load()
  spot.classList.add('spot--scripted')
}
