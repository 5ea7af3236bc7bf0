import type { Work } from '../../../media/schemas/work.ts'
import { formatClock } from '../format/format.ts'
import { KindIcon } from '../parts/kind-icon.tsx'

/** The picture of a work, or the icon of its kind on its colour. Decorative: the title is next to it. */
export function WorkThumb({ work }: { work: Work }) {
  const { poster } = work.urls
  return (
    <div class={`thumb thumb-${work.kind}`} aria-hidden="true">
      {poster ? <img src={poster} alt="" loading="lazy" decoding="async" /> : <KindIcon kind={work.kind} />}
      {work.duration !== null && <span class="thumb-time">{formatClock(work.duration)}</span>}
    </div>
  )
}
