import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { texts } from '../texts/texts.ts'

interface Props {
  label: string
  /** For screen readers, if the label alone does not say enough. */
  name?: string
  /** The dialog's question and what happens on yes. */
  question: { title: string; text: string; confirm: string }
  disabled?: boolean
  kind?: 'quiet' | 'button' | 'button button-bad'
  onConfirm: () => void
  /** Optional fields in the dialog. */
  children?: ComponentChildren
}

/** A button for an action that is hard to undo: asks first, in a dialog that Escape closes. */
export function ConfirmButton({
  label,
  name,
  question,
  disabled,
  kind = 'button',
  onConfirm,
  children,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        class={kind}
        aria-label={name}
        disabled={disabled}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} class="dialog" aria-label={question.title}>
        <form method="dialog" onSubmit={onConfirm}>
          <h2>{question.title}</h2>
          <p>{question.text}</p>
          {children}
          <div class="buttons">
            {/* biome-ignore lint/a11y/noAutofocus: pressing Enter twice must do nothing; Enter in a field means yes */}
            <button type="button" class="button" autoFocus onClick={() => dialog.current?.close()}>
              {texts.common.cancel}
            </button>
            <button type="submit" class="button button-bad">
              {question.confirm}
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
