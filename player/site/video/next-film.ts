import { element } from '../page/element.ts'

/** Once the film has ended, says what comes next: a link over the last picture. Nothing plays that nobody chose. */
export function offerNext({ dataset }: HTMLElement, media: HTMLVideoElement, label: string): void {
  const { next, nextTitle = '' } = dataset
  if (!next) return
  const link = element('a', { href: next, class: 'stage__next' }, `${label}: ${nextTitle}`)
  media.addEventListener('ended', () => media.after(link))
  for (const moment of ['playing', 'seeking']) media.addEventListener(moment, () => link.remove())
}
