import { useRef } from 'preact/hooks'
import type { Calendar } from '../../../media/calendar.ts'
import type { Work } from '../../../media/schemas/work.ts'
import type { Visibility } from '../../../media/vocabulary.ts'
import { formatDay, formatInstant } from '../format/format.ts'
import { useHouse } from '../house/use-house.ts'
import { texts } from '../texts/texts.ts'
import { publicityOf } from '../work/publicity.ts'

interface Props {
  work: Work
  disabled: boolean
  /** @param said announced when it is done */
  onChoose: (visibility: Visibility, said: (saved: Work) => string) => Promise<void>
}

/** Who can see a work, and the buttons that change it. */
export function Publishing({ work, disabled, onChoose }: Props) {
  const { calendar } = useHouse()
  const sentence = useRef<HTMLParagraphElement>(null)
  const { name } = publicityOf(work, new Date())
  // Neither is visible to the public, whatever its visibility: it must be restored first.
  const isAway = name === 'trashed' || name === 'withdrawn'

  const button = (visibility: Visibility, label: string, said: (saved: Work) => string, look = 'button') =>
    !isAway &&
    work.visibility !== visibility && (
      <button
        type="button"
        class={look}
        disabled={disabled}
        onClick={() =>
          // The button disappears once it has done its work; without this, keyboard focus would jump to the top.
          void onChoose(visibility, said).then(() => sentence.current?.focus())
        }
      >
        {label}
      </button>
    )

  return (
    <section class="card publishing" aria-label={texts.work.publishing}>
      <p ref={sentence} tabIndex={-1}>
        {whoSees(work, calendar)}
      </p>
      {work.withdrawalReason && <p class="soft">{texts.work.withdrawnBecause(work.withdrawalReason)}</p>}
      <div class="buttons">
        {button(
          'public',
          texts.work.publish,
          (saved) => whatWasPublished(saved, calendar),
          'button button-main',
        )}
        {button('unlisted', texts.work.unlist, () => texts.work.done.unlisted)}
        {button('draft', texts.work.toDraft, () => texts.work.done.draft)}
      </div>
    </section>
  )
}

function whoSees(work: Work, calendar: Calendar): string {
  const publicity = publicityOf(work, new Date())
  switch (publicity.name) {
    case 'trashed':
      return texts.work.isTrashed(formatDay(publicity.purgedAt, calendar))
    case 'withdrawn':
      return texts.work.isWithdrawn(formatInstant(publicity.since, calendar))
    case 'draft':
      return texts.work.isDraft
    case 'scheduled':
      return texts.work.publishesAt(formatInstant(publicity.at, calendar))
    case 'ended':
      return texts.work.publicationEnded(formatInstant(publicity.since, calendar))
    case 'unready':
      return work.visibility === 'public' ? texts.work.publishesWhenReady : texts.work.unlistedWhenReady
    case 'unlisted':
      return texts.work.isUnlisted
    case 'public':
      return work.publishUntil === null
        ? texts.work.published
        : texts.work.publishedUntil(formatInstant(work.publishUntil, calendar))
  }
}

/** What pressing «Publicar» led to, which is not always that the public can see the work. */
function whatWasPublished(saved: Work, calendar: Calendar): string {
  return publicityOf(saved, new Date()).name === 'public'
    ? texts.work.done.published
    : whoSees(saved, calendar)
}
