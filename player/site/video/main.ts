import { rootsOf } from '../page/root.ts'
import { offerSharing } from '../page/share.ts'
import { countPlaying } from '../views/count-view.ts'
import { showLiveViews } from '../views/live-count.ts'
import { fetchAhead } from './fetch-ahead.ts'
import { takeLargePoster } from './large-poster.ts'
import { linkHints } from './link.ts'
import { mountStage, playableOf } from './stage.ts'

showLiveViews()
offerSharing()

for (const root of rootsOf('video')) {
  const media = root.element.querySelector('video')
  if (!media) continue
  countPlaying(media, root)
  const player = mountStage(root, media)
  takeLargePoster(media, root.element.dataset.poster, linkHints())
  const { beginning } = playableOf(root.element)
  if (beginning !== null && player.showsPicture) fetchAhead(root.element, beginning)
}
