import { useEffect } from 'preact/hooks'
import { useNotice } from './use-notice.ts'

const SHOWN_MS = 6_000

/** What has just been done. Read out politely, and shown for a while; nothing that is needed is said only here. */
export function Notice() {
  const { notice, announce } = useNotice()
  const text = notice.value
  useEffect(() => {
    if (text === '') return
    const hide = (): void => announce('')
    const timer = setTimeout(hide, SHOWN_MS)
    // Whoever goes on has seen it, and needs the room.
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.matches('input, select, textarea')) hide()
    }
    addEventListener('focusin', onFocus)
    addEventListener('pointerdown', hide)
    return () => {
      clearTimeout(timer)
      removeEventListener('focusin', onFocus)
      removeEventListener('pointerdown', hide)
    }
  }, [text, announce])
  return (
    <div class="notice" role="status" aria-live="polite">
      {text !== '' && <p>{text}</p>}
    </div>
  )
}
