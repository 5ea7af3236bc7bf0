import { useState } from 'preact/hooks'
import { changesBetween } from './edits.ts'
import { useDrafts } from './use-drafts.ts'

export interface DraftForm<F> {
  form: F
  isChanged: boolean
  /** Whether changes from before a reload or a failed upload were found. */
  isRecovered: boolean
  type(form: F): void
  /** To be called when the changes have been saved, or are not wanted. */
  forget(): void
}

/**
 * A form over what the server has. Only the typed fields are held, so what somebody else changes meanwhile appears in
 * the others; they stay in the drafts until they are saved.
 * @param key names the draft
 */
export function useDraftForm<F extends object>(key: string, saved: F): DraftForm<F> {
  const drafts = useDrafts()
  const [changes, setChanges] = useState(() => drafts.read<Partial<F>>(key) ?? {})
  const [isRecovered, setRecovered] = useState(() => Object.keys(changes).length > 0)
  const form = { ...saved, ...changes }
  const isChanged = Object.keys(changesBetween(saved, form)).length > 0

  return {
    form,
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
