import { printWhole } from '../page/print-whole.ts'
import { rootsOf } from '../page/root.ts'
import { countReading } from '../views/count-view.ts'
import { offerVoice } from './read-aloud.ts'

for (const root of rootsOf('brochure')) {
  countReading(root)
  offerVoice(root)
  printWhole(root.element)
}
