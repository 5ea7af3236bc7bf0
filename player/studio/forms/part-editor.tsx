import type { ComponentChildren } from 'preact'
import type { ShownProblem } from '../api/problem.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { useNotice } from '../notice/use-notice.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import { texts } from '../texts/texts.ts'

interface Props<F extends object> {
  /** Names the draft. */
  draft: string
  /** Its name in the list. */
  name: string
  /** A short note about it, next to the name. */
  facts?: string
  saved: F
  isFaulty: (form: F) => boolean
  save: (form: F) => Promise<void>
  remove: (() => Promise<void>) | null
  removeQuestion?: { title: string; text: string; confirm: string }
  fields: (form: F, type: (form: F) => void, problem: ShownProblem | null) => ComponentChildren
}

/** A project or result in its list: its name, and a collapsed form that changes it. */
export function PartEditor<F extends object>(props: Props<F>) {
  const { draft, name, facts, saved, isFaulty, save, remove, removeQuestion, fields } = props
  const { announce } = useNotice()
  const editing = useDraftForm<F>(draft, saved)
  const submit = useSubmit()

  async function done(action: () => Promise<void>, said: string): Promise<void> {
    if (!(await submit.run(action))) return
    editing.forget()
    announce(said)
  }

  return (
    <details class="part" open={editing.isRecovered}>
      <summary>
        <span class="part-name">{name}</span>
        {facts && <span class="soft"> {facts}</span>}
      </summary>
      <form
        class="stack"
        aria-label={name}
        onSubmit={(event) => {
          event.preventDefault()
          void done(() => save(editing.form), texts.work.saved)
        }}
      >
        {editing.isRecovered && <p class="note">{texts.work.recovered}</p>}
        {fields(editing.form, editing.type, submit.problem)}
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <SaveBar
          said={texts.work.unsaved}
          isChanged={editing.isChanged}
          isFaulty={isFaulty(editing.form)}
          busy={submit.busy}
          onDiscard={editing.forget}
        />
        {remove && removeQuestion && (
          <div>
            <ConfirmButton
              label={programmeTexts.remove}
              kind="quiet"
              question={removeQuestion}
              disabled={submit.busy}
              onConfirm={() => void done(remove, programmeTexts.removed)}
            />
          </div>
        )}
      </form>
    </details>
  )
}
