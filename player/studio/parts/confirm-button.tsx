import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { texts } from '../texts/texts.ts'

interface Props {
  label: string
  /** For screen readers, where the label alone does not say what it is about. */
  name?: string
  /** What the dialog asks, and what happens then. */
  question: { title: string; text: string; confirm: string }
  disabled?: boolean
  kind?: 'quiet' | 'button' | 'button button-bad'
  onConfirm: () => void
  /** What may be filled in before. */
  children?: ComponentChildren
}

/** A button for what cannot simply be undone: asks first, in a dialog that Escape closes. */
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
