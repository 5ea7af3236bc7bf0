import type { PlayerTexts } from '../../../media/player-texts.ts'
import { drawing, element } from '../page/element.ts'
import { ICONS, iconButton } from '../playback/icon-button.ts'
import { createNotice, type Notice } from '../playback/notice.ts'
import { FILM_ICONS } from './film-icons.ts'

/** The parts of the player created by the script; the server's `<video>` stays in place. */
export interface Controls {
  /** Over the picture: the large start button and messages. */
  start: HTMLButtonElement
  startLabel: HTMLElement
  notice: Notice
  /** Below the picture, always visible: controls that hide are not found again. */
  bar: HTMLElement
  /** Contains the slider, its marks and the preview above it. */
  seekBox: HTMLElement
  seek: HTMLInputElement
  time: HTMLElement
  toggle: HTMLButtonElement
  back: HTMLButtonElement
  forward: HTMLButtonElement
  mute: HTMLButtonElement
  /** Picture in picture; hidden where there is none. */
  small: HTMLButtonElement
  fullscreen: HTMLButtonElement
  /** Shows `help`; where there are keys. */
  keys: HTMLButtonElement
  /** What the keys do; hidden until it is asked for. */
  help: HTMLElement
  captions: HTMLSelectElement
  speed: HTMLSelectElement
  quality: HTMLSelectElement
}

export function buildControls(texts: PlayerTexts): Controls {
  const startLabel = element('span', { class: 'stage__start-label' }, texts.play)
  const start = element('button', { type: 'button', class: 'stage__start' })
  start.append(element('span', { class: 'stage__disc' }, drawing(ICONS.play, 'icon')), startLabel)

  const notice = createNotice('stage__notice', texts)

  const seek = element('input', { type: 'range', min: '0', max: '1', step: 'any', value: '0', class: 'seek' })
  seek.setAttribute('aria-label', texts.seek)
  const seekBox = element('div', { class: 'seek-box' }, seek)
  const time = element('span', { class: 'bar__time' })
  const toggle = iconButton(ICONS.play, texts.play, 'bar__button bar__button--main')
  const back = iconButton(FILM_ICONS.back, texts.back)
  const forward = iconButton(FILM_ICONS.forward, texts.forward)
  const mute = iconButton(FILM_ICONS.sound, texts.mute, 'bar__button bar__button--mute')
  const fullscreen = iconButton(FILM_ICONS.fullscreen, texts.enterFullscreen)
  const small = iconButton(FILM_ICONS.window, texts.pictureInPicture)
  small.hidden = true
  const keys = iconButton(FILM_ICONS.keys, texts.keyboard, 'bar__button bar__button--keys')
  const more = iconButton(FILM_ICONS.more, texts.settings, 'bar__button bar__button--more')
  const captions = element('select', { 'aria-label': texts.captions, class: 'bar__select', hidden: '' })
  const speed = element('select', { 'aria-label': texts.speed, class: 'bar__select bar__select--speed' })
  const quality = element('select', { class: 'bar__select' })
  const label = element('label', { class: 'bar__label' }, element('span', {}, texts.quality), quality)
  const help = element('p', { class: 'bar__keys', role: 'status', hidden: '' }, texts.keys)
  const bar = element(
    'div',
    { class: 'bar', role: 'group' },
    element('div', { class: 'bar__row' }, seekBox, time),
    element(
      'div',
      { class: 'bar__row' },
      element('div', { class: 'bar__group' }, back, toggle, forward, mute),
      element('div', { class: 'bar__group bar__group--menus' }, captions, speed, label),
      element('div', { class: 'bar__group bar__group--end' }, keys, small, more, fullscreen),
    ),
    help,
  )
  openMenus(more, bar)
  return {
    start,
    startLabel,
    notice,
    bar,
    seekBox,
    seek,
    time,
    toggle,
    back,
    forward,
    mute,
    small,
    fullscreen,
    keys,
    help,
    captions,
    speed,
    quality,
  }
}

/** On a phone the menus come for a tap: all that is always there is one row. */
function openMenus(button: HTMLButtonElement, bar: HTMLElement): void {
  button.setAttribute('aria-expanded', 'false')
  button.addEventListener('click', () => {
    button.setAttribute('aria-expanded', String(bar.classList.toggle('bar--open')))
  })
}
