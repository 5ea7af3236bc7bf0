import { useState } from 'preact/hooks'
import type { Work, WorkEdit } from '../../../media/schemas/work.ts'
import { useStudio } from '../studio.ts'
import { changesBetween, editBetween, formOf, type WorkForm } from './work-form.ts'

export interface EditedWork {
  form: WorkForm
  /** What to send; empty where nothing was changed. */
  edit: WorkEdit
  isChanged: boolean
  /** Whether changes from before a reload or a failed upload were found. */
  isRecovered: boolean
  type(form: WorkForm): void
  /** To be called when the changes have been saved, or are not wanted. */
  forget(): void
}

/**
 * The form of a work: what the server has, with what the person has typed over it. Only the typed fields are held, so
 * what somebody else changes meanwhile appears in the others; they stay in the drafts until they are saved.
 */
export function useWorkForm(work: Work): EditedWork {
  const { drafts } = useStudio()
  const key = `work.${work.id}`
  const [changes, setChanges] = useState(() => drafts.read<Partial<WorkForm>>(key) ?? {})
  const [isRecovered, setRecovered] = useState(() => Object.keys(changes).length > 0)
  const saved = formOf(work)
  const form = { ...saved, ...changes }
  const edit = editBetween(saved, form)
  const isChanged = Object.keys(edit).length > 0

  return {
    form,
    edit,
    isChanged,
    isRecovered: isRecovered && isChanged,
    type(next) {
      const typed = changesBetween(saved, next)
      // At once, not in an effect: those run after the next frame, and a reload may come before it.
      drafts.write(key, typed)
      setChanges(typed)
    },
    forget() {
      drafts.drop(key)
      setChanges({})
      setRecovered(false)
    },
  }
}
