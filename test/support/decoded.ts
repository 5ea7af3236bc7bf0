import type { Page } from 'playwright-core'

/** What the media element itself says of what it decodes. */
export interface Decoded {
  /** Seconds. */
  time: number
  width: number
  /** Since `countPictures`. */
  pictures: number
  /** Since the source was opened, also those that came too late to be shown. */
  frames: number
  soundBytes: number
}

/** Counts the pictures of the page's video from now on; to be called before playing. */
export const countPictures = (page: Page): Promise<void> =>
  page.locator('video').evaluate((video: HTMLVideoElement) => {
    const count = (): void => {
      video.dataset.pictures = String(Number(video.dataset.pictures ?? 0) + 1)
      video.requestVideoFrameCallback(count)
    }
    video.requestVideoFrameCallback(count)
  })

export const decoded = (page: Page): Promise<Decoded> =>
  page.locator('video').evaluate((video: HTMLVideoElement & { webkitAudioDecodedByteCount?: number }) => ({
    time: video.currentTime,
    width: video.videoWidth,
    pictures: Number(video.dataset.pictures ?? 0),
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
    soundBytes: video.webkitAudioDecodedByteCount ?? 0,
  }))
