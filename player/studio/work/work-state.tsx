import type { Work } from '../../../media/schemas/work.ts'
import { formatInstant, formatTimeLeft } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { texts } from '../texts/texts.ts'
import { type Publicity, publicityOf } from './publicity.ts'

/** Who sees a work, and what is being done with it, in words and colour. */
export function WorkBadges({ work }: { work: Work }) {
  const publicity = publicityOf(work, new Date())
  return (
    <ul class="badges">
      <PublicityBadge publicity={publicity} work={work} />
      {work.status !== 'ready' && <li class={`badge badge-${work.status}`}>{texts.statuses[work.status]}</li>}
      {work.warnings.length > 0 && (
        <li class="badge badge-warned">{texts.warnings.count(work.warnings.length)}</li>
      )}
    </ul>
  )
}

/** How far the processing is; nothing once it is over. */
export function WorkProgress({ work }: { work: Work }) {
  if (work.status === 'queued') return <p class="soft">{texts.works.waiting}</p>
  if (work.status !== 'processing') return null
  const left = work.timeLeft === null ? null : formatTimeLeft(work.timeLeft)
  return (
    <div class="work-progress">
      <ProgressBar value={work.progress} label={texts.works.progressOf(work.title)} />
      <p class="soft">
        {left !== null && <span>{texts.works.timeLeft(left)} </span>}
        {work.playable && <span>{texts.works.playableSoon}</span>}
      </p>
    </div>
  )
}

/** In the colour of what can be seen only where it can be seen. */
function PublicityBadge({ publicity, work }: { publicity: Publicity; work: Work }) {
  const { calendar } = useHouse()
  switch (publicity.name) {
    case 'trashed':
      return <li class="badge badge-bad">{texts.works.trashed}</li>
    case 'withdrawn':
      return <li class="badge badge-bad">{texts.works.withdrawn}</li>
    case 'scheduled':
      return <li class="badge">{texts.works.scheduled(formatInstant(publicity.at, calendar))}</li>
    case 'ended':
      return <li class="badge badge-bad">{texts.works.ended}</li>
    case 'unready':
      return <li class="badge">{texts.visibilities[work.visibility]}</li>
    default:
      return <li class={`badge badge-${publicity.name}`}>{texts.visibilities[publicity.name]}</li>
  }
}
