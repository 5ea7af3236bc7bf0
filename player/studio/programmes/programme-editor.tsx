import type { Programme } from '../../../media/schemas/programme.ts'
import { useApi } from '../api/use-api.ts'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { useNotice } from '../notice/use-notice.ts'
import { LanguageFields } from '../parts/language-fields.tsx'
import { faultOf, ProblemNote } from '../parts/problem-note.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useSubmit } from '../parts/use-submit.ts'
import { words as programmeTexts } from '../texts/programmes/words.ts'
import { texts } from '../texts/texts.ts'
import { formOfProgramme, type ProgrammeForm, programmeFieldsOf } from './programme-form.ts'

interface Props {
  programme: Programme
  onSaved: (programme: Programme) => void
}

/** Name and text of a programme. */
export function ProgrammeEditor({ programme, onSaved }: Props) {
  const api = useApi()
  const { announce } = useNotice()
  const words = programmeTexts
  const editing = useDraftForm<ProgrammeForm>(`programme.${programme.id}`, formOfProgramme(programme))
  const submit = useSubmit()
  const isNameless = editing.form.title.es.trim() === ''

  async function save(): Promise<void> {
    const done = await submit.run(async () => {
      onSaved(await api.patch<Programme>(`/api/programmes/${programme.id}`, programmeFieldsOf(editing.form)))
    })
    if (!done) return
    editing.forget()
    announce(texts.work.saved)
  }

  return (
    <form
      class="card"
      aria-label={words.edit}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{words.edit}</h2>
      {editing.isRecovered && <p class="note">{texts.work.recovered}</p>}
      <LanguageFields
        label={words.fields.title}
        fault={isNameless ? words.missing : faultOf(submit.problem, 'title')}
        value={editing.form.title}
        maxLength={200}
        rows={1}
        onType={(title) => editing.type({ ...editing.form, title })}
      />
      <LanguageFields
        label={words.fields.text}
        hint={words.textHint}
        fault={faultOf(submit.problem, 'text')}
        value={editing.form.text}
        maxLength={20_000}
        rows={8}
        onType={(text) => editing.type({ ...editing.form, text })}
      />
      {submit.problem && <ProblemNote problem={submit.problem} />}
      <SaveBar
        said={texts.work.unsaved}
        isChanged={editing.isChanged}
        isFaulty={isNameless}
        busy={submit.busy}
        onDiscard={editing.forget}
      />
    </form>
  )
}
