import { offerCopy } from '../copies/offer.ts'
import { drawing } from '../page/element.ts'
import { type Root, rootsOf } from '../page/root.ts'
import { offerSharing } from '../page/share.ts'
import { countPlaying } from '../views/count-view.ts'
import { keepPlace } from './keep-place.ts'
import { peaks, type Waveform, wavePath } from './waveform.ts'

const BARS = 96
const WIDTH = 960
const HEIGHT = 120

import { showLiveViews } from '../views/live-count.ts'

showLiveViews()
offerSharing()
offerCopy()

for (const root of rootsOf('spot')) {
  const audio = root.element.querySelector('audio')
  if (!audio) continue
  countPlaying(audio, root)
  keepPlace(audio)
  void drawWave(root, audio)
}

/** The waveform is a picture to tap for seeking; the audio element offers the same to the keyboard. */
async function drawWave({ element, duration }: Root, audio: HTMLAudioElement): Promise<void> {
  const { waveform } = element.dataset
  const place = element.querySelector<HTMLElement>('[data-wave]')
  if (!waveform || !place) return
  const answer = await fetch(waveform)
  // The player below is complete without it.
  if (!answer.ok) return
  const path = wavePath(peaks((await answer.json()) as Waveform, BARS), WIDTH, HEIGHT)
  place.append(drawing(path, 'wave', WIDTH, HEIGHT), drawing(path, 'wave wave--played', WIDTH, HEIGHT))

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
