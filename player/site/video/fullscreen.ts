// Safari's names, which iPhones still need: there only the element itself can fill the screen.
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

/** Fills the screen with the stage, or leaves it. A browser that refuses leaves everything as it is. */
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

// A wide film on a phone held upright would be a strip.
function lieDown(video: HTMLVideoElement): void {
  const orientation = screen.orientation as ScreenOrientation & { lock?: (to: string) => Promise<void> }
  if (video.videoWidth > video.videoHeight) void orientation.lock?.('landscape').catch(() => undefined)
}
