import { rootsOf } from '../page/root.ts'
import { countPlaying } from '../views/count-view.ts'
import { showLiveViews } from '../views/live-count.ts'
import { fetchAhead } from './fetch-ahead.ts'
import { mountStage } from './stage.ts'

showLiveViews()

for (const root of rootsOf('video')) {
  const media = root.element.querySelector('video')
  if (!media) continue
  countPlaying(media, root)
  const player = mountStage(root, media)
  // When saving data, the plain file is played, which needs no preparation.
  if (player.quality !== 'saver') fetchAhead(root.element)
}
