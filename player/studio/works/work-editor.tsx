import type { Work } from '../../../media/schemas/work.ts'
import type { Visibility } from '../../../media/vocabulary.ts'
import { useApi } from '../api/use-api.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { formatInstant } from '../format/format.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'
import { WorkFields } from '../work-form/work-fields.tsx'
import { editBetween, faultsOf, formOf } from '../work-form/work-form.ts'

interface Props {
  work: Work
  onSaved: (work: Work) => void
}

/** What is said of a work, and who may see it. */
export function WorkEditor({ work, onSaved }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const saved = formOf(work)
  const editing = useDraftForm(`work.${work.id}`, saved)
  const submit = useSubmit()
  const isFaulty = Object.keys(faultsOf(editing.form)).length > 0

  /** Saves what was typed together with `visibility`: publishing an unsaved title would show the old one. */
  async function save(visibility: Visibility | null, said: string): Promise<void> {
    const edit = { ...editBetween(saved, editing.form), ...(visibility && { visibility }) }
    const done = await submit.run(async () => onSaved(await api.patch<Work>(`/api/works/${work.id}`, edit)))
    if (!done) return
    editing.forget()
    announce(said)
  }

  const toVisibility = (visibility: Visibility, label: string, said: string, look = 'button') =>
    work.visibility !== visibility && (
      <button
        type="button"
        class={look}
        disabled={submit.busy || isFaulty}
        onClick={() => save(visibility, said)}
      >
        {label}
      </button>
    )

  return (
    <>
      <section class="card publishing" aria-label={texts.work.publishing}>
        <p>{visibilitySentence(work)}</p>
        {work.withdrawalReason && <p class="soft">{texts.work.withdrawnBecause(work.withdrawalReason)}</p>}
        <div class="buttons">
          {toVisibility('public', texts.work.publish, texts.work.done.published, 'button button-main')}
          {toVisibility('unlisted', texts.work.unlist, texts.work.done.unlisted)}
          {toVisibility('draft', texts.work.toDraft, texts.work.done.draft)}
        </div>
      </section>
      <form
        class="card"
        aria-label={texts.work.edit}
        onSubmit={(event) => {
          event.preventDefault()
          void save(null, texts.work.saved)
        }}
      >
        <h2>{texts.work.edit}</h2>
        {editing.isRecovered && <p class="note">{texts.work.recovered}</p>}
        <WorkFields form={editing.form} kind={work.kind} problem={submit.problem} onType={editing.type} />
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <SaveBar
          isChanged={editing.isChanged}
          isFaulty={isFaulty}
          busy={submit.busy}
          onDiscard={editing.forget}
        />
      </form>
    </>
  )
}

/** Who sees the work now, and from when on others will. */
function visibilitySentence(work: Work): string {
  if (work.withdrawnAt !== null) return texts.work.isWithdrawn(formatInstant(work.withdrawnAt))
  if (work.visibility === 'draft') return texts.work.isDraft
  if (work.visibility === 'unlisted') return texts.work.isUnlisted
  if (work.publishAt !== null && new Date(work.publishAt).getTime() > Date.now()) {
    return texts.work.publishesAt(formatInstant(work.publishAt))
  }
  return work.playable ? texts.work.published : texts.work.publishesWhenReady
}
