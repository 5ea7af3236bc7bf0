import { retryDelay } from '../page/retry-delay.ts'

/** Reopens an audio after a lost connection, at the same position, and resumes if it was playing. */
export function keepPlace(audio: HTMLAudioElement): void {
  let failures = 0
  let place = 0
  let playing = false
  let timer: number | undefined

  const reopen = (): void => {
    window.clearTimeout(timer)
    if (!audio.error) return
    audio.load()
    audio.currentTime = place
    if (playing) void audio.play().catch(() => undefined)
  }
  audio.addEventListener('timeupdate', () => {
    if (audio.error) return
    failures = 0
    place = audio.currentTime
  })
  audio.addEventListener('play', () => {
    playing = true
  })
  audio.addEventListener('pause', () => {
    if (!audio.error) playing = false
  })
  audio.addEventListener('error', () => {
    if (audio.error?.code !== MediaError.MEDIA_ERR_NETWORK) return
    failures += 1
    timer = window.setTimeout(reopen, retryDelay(failures))
  })
  window.addEventListener('online', reopen)
}
