import { drawing, element } from '../page/element.ts'

/** Paths in a box of 24 by 24, for `drawing`. */
export const ICONS = {
  play: 'M7 4v16l13-8z',
  pause: 'M6 4h4v16H6zm8 0h4v16h-4z',
  replay: 'M12 5V1L7 6l5 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z',
} as const

/** @param icon a path as in `ICONS` */
export function iconButton(icon: string, label: string, className = 'bar__button'): HTMLButtonElement {
  const button = element('button', { type: 'button', class: className })
  relabel(button, icon, label)
  return button
}

/** Changes a button's icon and name, if they differ. */
export function relabel(button: HTMLButtonElement, icon: string, label: string): void {
  if (button.dataset.icon === icon && button.title === label) return
  button.dataset.icon = icon
  button.title = label
  button.setAttribute('aria-label', label)
  button.textContent = ''
  button.append(drawing(icon, 'icon'))
}
