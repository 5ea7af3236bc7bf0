// Safari's names, still needed on iPhones, where only the media element can go full screen.
interface OldDocument extends Document {
  webkitFullscreenElement?: Element | null
  webkitExitFullscreen?: () => void
}
interface OldElement extends HTMLElement {
  webkitRequestFullscreen?: () => void
}
interface OldVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void
}

export function isFullscreen(): boolean {
  return Boolean(document.fullscreenElement ?? (document as OldDocument).webkitFullscreenElement)
}

/** Toggles full screen. If the browser refuses, nothing changes. */
export function toggleFullscreen(stage: OldElement, video: OldVideo): void {
  const page = document as OldDocument
  if (isFullscreen()) {
    if (page.exitFullscreen) void page.exitFullscreen()
    else page.webkitExitFullscreen?.()
  } else if (stage.requestFullscreen) {
    void stage.requestFullscreen().then(
      () => lieDown(video),
      () => undefined,
    )
  } else if (stage.webkitRequestFullscreen) {
    stage.webkitRequestFullscreen()
  } else {
    video.webkitEnterFullscreen?.()
  }
}

// A wide video on a phone in portrait would be a thin strip.
function lieDown(video: HTMLVideoElement): void {
  const orientation = screen.orientation as ScreenOrientation & { lock?: (to: string) => Promise<void> }
  if (video.videoWidth > video.videoHeight) void orientation.lock?.('landscape').catch(() => undefined)
}
