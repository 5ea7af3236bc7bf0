import { isPrecious, type LinkHints } from './link.ts'

// From here on, the small poster of 320 pixels looks coarse.
const WIDE_PIXELS = 640

/** Takes the large poster where the picture is wide and data are not dear, once the page has nothing else to do. */
export function takeLargePoster(media: HTMLVideoElement, large: string | undefined, hints: LinkHints): void {
  if (!large || media.clientWidth < WIDE_PIXELS || isPrecious(hints)) return
  const take = (): void => {
    // Already playing: nobody would see it.
    if (media.paused) media.poster = large
  }
  if (document.readyState === 'complete') take()
  else window.addEventListener('load', take, { once: true })
}
