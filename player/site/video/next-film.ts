import { element } from '../page/element.ts'
import { prefetchWithin } from './prefetch-within.ts'

/** Bytes that somebody who does not go on has paid for nothing. */
const MOST_BYTES = 150_000
/** Seconds. A film that is all there may end a little before the length that was told of it. */
const NEARLY_ALL = 0.5

/**
 * Once the film has ended, says what comes next: a link over the last picture. Nothing plays that nobody chose. Its first
 * seconds are fetched as soon as the link is idle, which is when all of this film is here.
 * @param mayFetch whether data are not to be saved
 */
export function offerNext(
  { dataset }: HTMLElement,
  media: HTMLVideoElement,
  mayFetch: () => boolean,
  label: string,
): void {
  const { next, nextTitle = '', nextStart = '[]' } = dataset
  if (!next) return
  const link = element('a', { href: next, class: 'stage__next' }, `${label}: ${nextTitle}`)
  media.addEventListener('ended', () => media.after(link))
  for (const moment of ['playing', 'seeking']) media.addEventListener(moment, () => link.remove())

  const isAllHere = (): boolean => {
    const { buffered, duration, ended } = media
    return ended || (buffered.length > 0 && buffered.end(buffered.length - 1) >= duration - NEARLY_ALL)
  }
  const look = (): void => {
    if (!isAllHere()) return
    for (const moment of MOMENTS) media.removeEventListener(moment, look)
    if (mayFetch()) void prefetchWithin(JSON.parse(nextStart) as string[], MOST_BYTES)
  }
  for (const moment of MOMENTS) media.addEventListener(moment, look)
}

const MOMENTS = ['progress', 'timeupdate', 'ended'] as const
