import type { Work } from '../../../media/schemas/work.ts'
import { formatCount, formatDay } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { hrefOf } from '../route/route.ts'
import { texts } from '../texts/texts.ts'
import { WorkBadges, WorkProgress } from '../work/work-state.tsx'
import type { Choosing } from './choosing.ts'
import { WorkCheckbox } from './work-checkbox.tsx'
import { WorkThumb } from './work-thumb.tsx'

/** One work in the list. The title's link covers the whole row. */
export function WorkRow({ work, choosing }: { work: Work; choosing: Choosing | null }) {
  const { calendar } = useHouse()
  return (
    <li class="row">
      {choosing && <WorkCheckbox work={work} choosing={choosing} />}
      <WorkThumb work={work} />
      <div class="row-main">
        <h2 class="row-title">
          <a href={hrefOf({ screen: 'work', id: work.id })}>{work.title}</a>
        </h2>
        <p class="row-facts">
          <span>{texts.kinds[work.kind]}</span>
          <span>{texts.works.views(work.views, formatCount(work.views))}</span>
          <span>{texts.works.uploadedOn(formatDay(work.createdAt, calendar))}</span>
        </p>
        <WorkBadges work={work} />
        <WorkProgress work={work} />
        {work.status === 'failed' && work.error && (
          <p class="row-error">
            <strong>{work.error.message}</strong> {work.error.hint}
          </p>
        )}
      </div>
    </li>
  )
}
