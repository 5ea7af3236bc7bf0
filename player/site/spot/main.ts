import { offerCopy } from '../copies/offer.ts'
import { type Root, rootsOf } from '../page/root.ts'
import { offerSharing } from '../page/share.ts'
import { countPlaying } from '../views/count-view.ts'
import { showLiveViews } from '../views/live-count.ts'
import { followScript } from './follow-script.ts'
import { keepPlace } from './keep-place.ts'

showLiveViews()
offerSharing()
offerCopy()

for (const root of rootsOf('spot')) {
  const audio = root.element.querySelector('audio')
  if (!audio) continue
  countPlaying(audio, root)
  keepPlace(audio)
  showPlayed(root, audio)
  followScript(audio)
}

/** The waveform is a picture to tap for seeking; the audio element offers the same to the keyboard. */
function showPlayed({ element, duration }: Root, audio: HTMLAudioElement): void {
  const place = element.querySelector<HTMLElement>('[data-wave]')
  const drawn = place?.querySelector('svg')
  if (!place || !drawn) return
  const played = drawn.cloneNode(true) as SVGElement
  played.classList.add('wave--played')
  place.append(played)

  const length = (): number => (Number.isFinite(audio.duration) ? audio.duration : (duration ?? 0))
  audio.addEventListener('timeupdate', () => {
    place.style.setProperty('--played', `${length() > 0 ? (audio.currentTime / length()) * 100 : 0}%`)
  })
  place.addEventListener('click', (event) => {
    const { left, width } = place.getBoundingClientRect()
    audio.currentTime = ((event.clientX - left) / width) * length()
    void audio.play().catch(() => undefined)
  })
}
