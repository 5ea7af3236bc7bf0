import { texts } from '../texts/texts.ts'

interface Props {
  isChanged: boolean
  isFaulty: boolean
  /** Text next to the buttons while there are unsaved changes. */
  said: string
  busy: boolean
  onDiscard: () => void
}

/** The bar at the end of a form that is saved as a whole; always within reach while there are unsaved changes. */
export function SaveBar({ isChanged, isFaulty, said, busy, onDiscard }: Props) {
  return (
    <div class={isChanged ? 'buttons save-bar save-bar-open' : 'buttons save-bar'}>
      <button type="submit" class="button button-main" disabled={busy || isFaulty || !isChanged}>
        {busy ? texts.common.saving : texts.common.save}
      </button>
      {isChanged && (
        <>
          <button type="button" class="quiet" disabled={busy} onClick={onDiscard}>
            {texts.work.discard}
          </button>
          <span class="soft">{said}</span>
        </>
      )}
    </div>
  )
}
