import { offerCopy } from '../copies/offer.ts'
import { rootsOf } from '../page/root.ts'
import { offerSharing } from '../page/share.ts'
import { countPlaying } from '../views/count-view.ts'
import { showLiveViews } from '../views/live-count.ts'
import { mountControl } from './control.ts'
import { followScript } from './follow-script.ts'

showLiveViews()
offerSharing()
offerCopy()

for (const root of rootsOf('spot')) {
  const audio = root.element.querySelector('audio')
  if (!audio) continue
  countPlaying(audio, root)
  followScript(audio, mountControl(root, audio))
}
