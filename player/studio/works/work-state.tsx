import type { Work } from '../../../media/schemas/work.ts'
import { formatInstant, formatTimeLeft } from '../format/format.ts'
import { ProgressBar } from '../parts/progress-bar.tsx'
import { texts } from '../texts/texts.ts'

/** Who sees a work, and what is being done with it, in words and colour. */
export function WorkBadges({ work }: { work: Work }) {
  const scheduled = work.visibility === 'public' && work.publishAt !== null && isAhead(work.publishAt)
  return (
    <ul class="badges">
      {work.trashedAt !== null && <li class="badge badge-bad">{texts.works.trashed}</li>}
      {work.withdrawnAt !== null ? (
        <li class="badge badge-bad">{texts.works.withdrawn}</li>
      ) : (
        <li class={`badge badge-${work.visibility}`}>{texts.visibilities[work.visibility]}</li>
      )}
      {work.status !== 'ready' && <li class={`badge badge-${work.status}`}>{texts.statuses[work.status]}</li>}
      {work.warnings.length > 0 && (
        <li class="badge badge-warned">{texts.warnings.count(work.warnings.length)}</li>
      )}
      {scheduled && work.publishAt !== null && (
        <li class="badge">{texts.works.scheduled(formatInstant(work.publishAt))}</li>
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

function isAhead(instant: string): boolean {
  return new Date(instant).getTime() > Date.now()
}
