import type { PlayerTexts } from '../../../media/player-texts.ts'
import { drawing, element } from '../page/element.ts'

const ICONS = {
  play: 'M7 4v16l13-8z',
  pause: 'M6 4h4v16H6zm8 0h4v16h-4z',
  replay: 'M12 5V1L7 6l5 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z',
  back: 'M11 18V6l-8.5 6zm.5-6 8.5 6V6z',
  forward: 'M4 18l8.5-6L4 6zm9-12v12l8.5-6z',
  sound: 'M3 9v6h4l5 5V4L7 9zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.5 4.5 0 0 0 2.5-4z',
  silent: 'M3 9v6h4l5 5V4L7 9zm18.5.5L20 8l-2 2-2-2-1.5 1.5 2 2-2 2L16 15l2-2 2 2 1.5-1.5-2-2z',
  fullscreen: 'M5 14H3v7h7v-2H5zm-2-4h2V5h5V3H3zm16 9h-5v2h7v-7h-2zM14 3v2h5v5h2V3z',
  window: 'M3 4h18v7h-2V6H5v12h6v2H3zm10 9h9v7h-9z',
  keys: 'M3 5h18v14H3zm2 2v2h2V7zm4 0v2h2V7zm4 0v2h2V7zm4 0v2h2V7zM5 11v2h2v-2zm4 0v2h2v-2zm4 0v2h2v-2zm4 0v2h2v-2zM8 15v2h8v-2z',
  more: 'M12 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm0 7a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm0 7a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
} as const

export type IconName = keyof typeof ICONS

/** The parts of the player created by the script; the server's `<video>` stays in place. */
export interface Controls {
  /** Over the picture: the large start button and messages. */
  start: HTMLButtonElement
  startLabel: HTMLElement
  notice: HTMLElement
  noticeText: HTMLElement
  retry: HTMLButtonElement
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

  const noticeText = element('span')
  const retry = element('button', { type: 'button', class: 'button' }, texts.retry)
  const notice = element('div', { class: 'stage__notice', role: 'status', hidden: '' }, noticeText, retry)

  const seek = element('input', { type: 'range', min: '0', max: '1', step: 'any', value: '0', class: 'seek' })
  seek.setAttribute('aria-label', texts.seek)
  const seekBox = element('div', { class: 'seek-box' }, seek)
  const time = element('span', { class: 'bar__time' })
  const toggle = iconButton('play', texts.play, 'bar__button bar__button--main')
  const back = iconButton('back', texts.back)
  const forward = iconButton('forward', texts.forward)
  const mute = iconButton('sound', texts.mute, 'bar__button bar__button--mute')
  const fullscreen = iconButton('fullscreen', texts.enterFullscreen)
  const small = iconButton('window', texts.pictureInPicture)
  small.hidden = true
  const keys = iconButton('keys', texts.keyboard, 'bar__button bar__button--keys')
  const more = iconButton('more', texts.settings, 'bar__button bar__button--more')
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
    noticeText,
    retry,
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

function iconButton(icon: IconName, label: string, className = 'bar__button'): HTMLButtonElement {
  const button = element('button', { type: 'button', class: className })
  relabel(button, icon, label)
  return button
}

/** Changes a button's icon and name, if they differ. */
export function relabel(button: HTMLButtonElement, icon: IconName, label: string): void {
  if (button.dataset.icon === icon && button.title === label) return
  button.dataset.icon = icon
  button.title = label
  button.setAttribute('aria-label', label)
  button.textContent = ''
  button.append(drawing(ICONS[icon], 'icon'))
}
