import { useEffect } from 'preact/hooks'
import { useNotice } from './use-notice.ts'

const SHOWN_MS = 6_000

/** What has just been done. Read out politely, and shown for a while; nothing that is needed is said only here. */
export function Notice() {
  const { notice, announce } = useNotice()
  const text = notice.value
  useEffect(() => {
    if (text === '') return
    const timer = setTimeout(() => announce(''), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [text, announce])
  return (
    <div class="notice" role="status" aria-live="polite">
      {text !== '' && <p>{text}</p>}
    </div>
  )
}
