import type { SafetySettings } from '../../../media/schemas/safety.ts'
import { useApi } from '../api/use-api.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { useNotice } from '../notice/use-notice.ts'
import { TextField } from '../parts/field.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useFetched } from '../parts/use-fetched.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { words } from '../texts/safety/words.ts'
import { texts } from '../texts/texts.ts'

const PATH = '/api/safety'

/** Where the link that leaves every page at once leads. */
export function LeaveSection() {
  const { value, problem, reload, take } = useFetched<SafetySettings>(PATH)
  return (
    <section class="card" aria-label={words.leave}>
      <h2>{words.leave}</h2>
      <p class="field-hint">{words.leaveHint}</p>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {value !== null && <LeaveForm saved={value} onSaved={take} />}
    </section>
  )
}

function LeaveForm({ saved, onSaved }: { saved: SafetySettings; onSaved: (saved: SafetySettings) => void }) {
  const api = useApi()
  const { announce } = useNotice()
  const submit = useSubmit()
  const editing = useDraftForm('safety', saved)
  const leaveTo = editing.form.leaveTo.trim()
  const isFaulty = !/^https:\/\/[^\s"<>]+$/.test(leaveTo)

  async function save(): Promise<void> {
    const done = await submit.run(async () => onSaved(await api.patch<SafetySettings>(PATH, { leaveTo })))
    if (!done) return
    editing.forget()
    announce(words.leaveSaved)
  }

  return (
    <form
      class="stack"
      aria-label={words.leave}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={words.leaveTo}
        hint={words.leaveToHint}
        fault={faultOf(submit.problem, 'leaveTo')}
        type="url"
        required
        maxLength={300}
        value={editing.form.leaveTo}
        onType={(typed) => editing.type({ leaveTo: typed })}
      />
      {!isFaulty && (
        <p>
          <a href={leaveTo} target="_blank" rel="noreferrer">
            {words.leaveTry}
          </a>
        </p>
      )}
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <SaveBar
        said={texts.work.unsaved}
        isChanged={editing.isChanged}
        isFaulty={isFaulty}
        busy={submit.busy}
        onDiscard={editing.forget}
      />
    </form>
  )
}
