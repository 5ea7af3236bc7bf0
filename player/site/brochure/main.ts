import { offerCopy } from '../copies/offer.ts'
import { printWhole } from '../page/print-whole.ts'
import { rootsOf } from '../page/root.ts'
import { offerSharing } from '../page/share.ts'
import { countReading } from '../views/count-reading.ts'
import { showLiveViews } from '../views/live-count.ts'
import { offerVoice } from './read-aloud.ts'

showLiveViews()
offerSharing()
offerCopy()

for (const root of rootsOf('brochure')) {
  countReading(root)
  offerVoice(root)
  printWhole(root.element)
}
