import Hls from 'hls.js/light'

/**
 * Lets a video element play a master playlist. MSE first: `canPlayType` says “maybe” in browsers whose own HLS is
 * poor; the element's own only where there is no MSE (iPhones).
 * @returns how to stop
 */
export function attachHls(video: HTMLVideoElement, url: string, onFatal: () => void): () => void {
  if (Hls.isSupported()) {
    const hls = new Hls({ startLevel: 0, capLevelToPlayerSize: true, backBufferLength: 30 })
    hls.on(Hls.Events.ERROR, (_event, { fatal }) => {
      if (fatal) onFatal()
    })
    hls.loadSource(url)
    hls.attachMedia(video)
    return () => hls.destroy()
  }
  video.addEventListener('error', onFatal, { once: true })
  video.src = url
  return () => video.removeAttribute('src')
}
