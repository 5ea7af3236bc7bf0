import type { ComponentChildren } from 'preact'
import { ProblemNote } from '../parts/problem-note.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import type { Submit } from '../parts/use-submit.ts'
import { texts } from '../texts/texts.ts'
import { Conflicts, type FieldWords } from './conflicts.tsx'
import type { DraftForm } from './use-draft-form.ts'

interface Props<F> {
  title: string
  lead?: string
  editing: DraftForm<F>
  submit: Submit
  isFaulty: boolean
  words: FieldWords<F>
  onSave: () => Promise<void>
  children: ComponentChildren
}

/** A form whose changes are kept until they are saved, with what became of earlier ones and of those of others. */
export function DraftCard<F extends object>(props: Props<F>) {
  const { title, lead, editing, submit, isFaulty, words, onSave, children } = props
  const isDisputed = editing.conflicts.length > 0
  return (
    <form
      class="card"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        void onSave()
      }}
    >
      <h2>{title}</h2>
      {lead && <p class="field-hint">{lead}</p>}
      {editing.isRecovered && <p class="note">{texts.work.recovered}</p>}
      {children}
      {isDisputed && <Conflicts editing={editing} words={words} />}
      {submit.problem && !isDisputed && <ProblemNote problem={submit.problem} />}
      <SaveBar
        isChanged={editing.isChanged}
        isFaulty={isFaulty || isDisputed}
        said={isDisputed ? texts.conflicts.chooseFirst : texts.work.unsaved}
        busy={submit.busy}
        onDiscard={editing.forget}
      />
    </form>
  )
}
