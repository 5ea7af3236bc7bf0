import { type ComponentChildren, Fragment } from 'preact'
import type { ShownProblem } from '../api/problem.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'

interface Props<F extends object> {
  draft: string
  label: string
  empty: F
  isFaulty: (form: F) => boolean
  create: (form: F) => Promise<void>
  fields: (form: F, type: (form: F) => void, problem: ShownProblem | null) => ComponentChildren
}

/** A form for another project or result, collapsed until it is needed. */
export function NewPart<F extends object>({ draft, label, empty, isFaulty, create, fields }: Props<F>) {
  const editing = useDraftForm<F>(draft, empty)
  const submit = useSubmit()
  return (
    <details class="part part-new" open={editing.isRecovered}>
      <summary>{label}</summary>
      <form
        class="stack"
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault()
          void submit
            .run(() => create(editing.form))
            .then((done) => {
              if (done) editing.forget()
            })
        }}
      >
        <Fragment>{fields(editing.form, editing.type, submit.problem)}</Fragment>
        {submit.problem && <ProblemNote problem={submit.problem} />}
        <div class="buttons">
          <button type="submit" class="button button-main" disabled={submit.busy || isFaulty(editing.form)}>
            {programmeTexts.create}
          </button>
        </div>
      </form>
    </details>
  )
}
