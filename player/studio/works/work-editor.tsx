import type { Work, WorkEdit } from '../../../media/schemas/work.ts'
import type { Visibility } from '../../../media/vocabulary.ts'
import { useApi } from '../api/use-api.ts'
import type { FieldWords } from '../drafts/conflicts.tsx'
import { DraftCard } from '../drafts/draft-card.tsx'
import { useDraftForm } from '../drafts/use-draft-form.ts'
import { useHouse } from '../house/use-house.ts'
import { useNotice } from '../notice/use-notice.ts'
import { useSubmit } from '../parts/use-submit.ts'
import { languageName } from '../texts/language-name.ts'
import { texts } from '../texts/texts.ts'
import { saveWork } from '../work-form/save-work.ts'
import { WorkFields } from '../work-form/work-fields.tsx'
import { editBetween, faultsOf, formOf, type WorkForm } from '../work-form/work-form.ts'
import { Publishing } from './publishing.tsx'

interface Props {
  work: Work
  onSaved: (work: Work) => void
}

const WORDS: FieldWords<WorkForm> = {
  label: (field) => texts.fields[field],
  text: (field, value) => (field === 'language' ? languageName(value) : value.replace('T', ' ')),
}

/** The details of a work, and who may see it. */
export function WorkEditor({ work, onSaved }: Props) {
  const api = useApi()
  const { calendar } = useHouse()
  const { announce } = useNotice()
  const editing = useDraftForm(`work.${work.id}`, formOf(work, calendar))
  const submit = useSubmit()
  const isFaulty = Object.keys(faultsOf(editing.form)).length > 0

  /** Saves the edits together with `visibility`: publishing with an unsaved title would show the old one. */
  async function save(visibility: Visibility | null, said: (saved: Work) => string): Promise<void> {
    const editOver = (current: Work): WorkEdit | null => {
      const form = editing.over(formOf(current, calendar))
      return (
        form && {
          ...editBetween(formOf(current, calendar), form, calendar),
          ...(visibility && { visibility }),
        }
      )
    }
    await submit.run(async () => {
      const saved = await saveWork(api, work, editOver, onSaved)
      if (saved === null) return
      onSaved(saved)
      editing.forget()
      announce(said(saved))
    })
  }

  return (
    <>
      <Publishing
        work={work}
        disabled={submit.busy || isFaulty || editing.conflicts.length > 0}
        onChoose={save}
      />
      <DraftCard
        title={texts.work.edit}
        editing={editing}
        submit={submit}
        isFaulty={isFaulty}
        words={WORDS}
        onSave={() => save(null, () => texts.work.saved)}
      >
        <WorkFields form={editing.form} kind={work.kind} problem={submit.problem} onType={editing.type} />
      </DraftCard>
    </>
  )
}
