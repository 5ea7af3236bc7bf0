import { useState } from 'preact/hooks'
import { changesBetween, conflictsOf, type Draft, settled, typedOn } from './edits.ts'
import { useDrafts } from './use-drafts.ts'

export interface DraftForm<F> {
  form: F
  /** What the server has. */
  saved: F
  isChanged: boolean
  /** Whether changes from before a reload or a failed upload were found. */
  isRecovered: boolean
  /** Fields that somebody else has saved meanwhile; to be settled before this form is saved. */
  conflicts: (keyof F)[]
  type(form: F): void
  settle(field: keyof F, keepMine: boolean): void
  /** What was typed, over a newer state of the server; null where that would undo what somebody else has saved. */
  over(newer: F): F | null
  /** To be called when the changes have been saved, or are not wanted. */
  forget(): void
}

const NOTHING = { typed: {}, before: {} }

/**
 * A form over what the server has. Only the typed fields are held, so what somebody else changes meanwhile appears in
 * the others; they stay in the drafts until they are saved.
 * @param key names the draft
 */
export function useDraftForm<F extends object>(key: string, saved: F): DraftForm<F> {
  const drafts = useDrafts()
  const [draft, setDraft] = useState<Draft<F>>(() => drafts.read<Draft<F>>(key) ?? NOTHING)
  const [isRecovered, setRecovered] = useState(() => Object.keys(draft.typed).length > 0)
  const form = { ...saved, ...draft.typed }
  const isChanged = Object.keys(changesBetween(saved, form)).length > 0

  function write(next: Draft<F>): void {
    // At once, not in an effect: those run after the next frame, and a reload may come before it.
    drafts.write(key, next)
    setDraft(next)
  }

  return {
    form,
    saved,
    isChanged,
    isRecovered: isRecovered && isChanged,
    conflicts: conflictsOf(draft, saved),
    type: (next) => write(typedOn(draft, saved, next)),
    settle: (field, keepMine) => write(settled(draft, saved, field, keepMine)),
    over: (newer) => (conflictsOf(draft, newer).length > 0 ? null : { ...newer, ...draft.typed }),
    forget() {
      drafts.drop(key)
      setDraft(NOTHING)
      setRecovered(false)
    },
  }
}
