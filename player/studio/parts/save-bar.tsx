import { texts } from '../texts/texts.ts'

interface Props {
  isChanged: boolean
  isFaulty: boolean
  /** Said beside the buttons while there is something to save. */
  said: string
  busy: boolean
  onDiscard: () => void
}

/** The end of a form whose changes are saved together; always in reach while there is something to save. */
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
