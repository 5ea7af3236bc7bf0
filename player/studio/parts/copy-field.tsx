import { useId, useRef } from 'preact/hooks'
import { useNotice } from '../notice/use-notice.ts'
import { texts } from '../texts/texts.ts'

/** A text with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { announce } = useNotice()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)

  async function copy(): Promise<void> {
    input.current?.select()
    // Only on https and localhost. Elsewhere the text stays selected, for Ctrl+C.
    if (navigator.clipboard === undefined) return
    await navigator.clipboard.writeText(value)
    announce(texts.common.copied)
  }

  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input id={id} ref={input} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" class="button" aria-label={`${texts.common.copy}: ${label}`} onClick={copy}>
          {texts.common.copy}
        </button>
      </div>
    </div>
  )
}
