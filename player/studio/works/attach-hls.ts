import type { SourceListener } from '../../site/stream/source.ts'
import { attachStream, canStream } from '../../site/stream/stream.ts'

/** bit/s. Staff have better links than viewers. */
const ESTIMATE = 1_000_000

/**
 * Plays a master playlist in a video element, as the public site does. Uses the element's own HLS only if there is no
 * Media Source Extensions (iPhones).
 * @returns a function that stops it
 */
export function attachHls(video: HTMLVideoElement, url: string, onFatal: () => void): () => void {
  if (canStream()) {
    const ignored = (): void => undefined
    const listener: SourceListener = { lost: ignored, found: ignored, levels: ignored, failed: onFatal }
    const options = { url, beginning: null, start: 0, quality: 'auto', estimate: ESTIMATE } as const
    const source = attachStream(video, options, listener)
    return () => source.detach()
  }
  video.addEventListener('error', onFatal, { once: true })
  video.src = url
  return () => video.removeAttribute('src')
}
