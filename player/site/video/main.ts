import { offerCopy } from '../copies/offer.ts'
import { browserMemory } from '../page/memory.ts'
import { rootsOf } from '../page/root.ts'
import { offerSharing } from '../page/share.ts'
import { canStream } from '../stream/stream.ts'
import { countPlaying } from '../views/count-view.ts'
import { showLiveViews } from '../views/live-count.ts'
import { fetchAhead } from './fetch-ahead.ts'
import { loadHlsWhenIdle } from './hls-library.ts'
import { takeLargePoster } from './large-poster.ts'
import { isFast, linkHints } from './link.ts'
import { mountStage, playableOf } from './stage.ts'

showLiveViews()
offerSharing()
offerCopy()

for (const root of rootsOf('video')) {
  const media = root.element.querySelector('video')
  if (!media) continue
  countPlaying(media, root)
  const film = mountStage(root, media)
  takeLargePoster(media, root.element.dataset.poster, linkHints())
  if (!film.showsPicture || !canStream()) continue
  const { hls, beginning } = playableOf(root.element)
  if (beginning !== null && film.player.position === 0) fetchAhead(root.element, beginning)
  // A page that only frames the film pays for nothing before it is played.
  const isFramed = window.self !== window.top
  if (hls !== null && !isFramed && isFast(linkHints(), browserMemory())) loadHlsWhenIdle()
}
