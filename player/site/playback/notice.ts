import type { PlayerTexts } from '../../../media/player-texts.ts'
import { element } from '../page/element.ts'
import type { Phase } from './phase.ts'

/** What is said while there is nothing to see or hear. */
export interface Notice {
  element: HTMLElement
  retry: HTMLButtonElement
  /** Null says nothing. */
  show(text: string | null, canRetry: boolean): void
}

export function createNotice(className: string, texts: Pick<PlayerTexts, 'retry'>): Notice {
  const words = element('span')
  const retry = element('button', { type: 'button', class: 'button' }, texts.retry)
  const box = element('div', { class: className, role: 'status', hidden: '' }, words, retry)
  return {
    element: box,
    retry,
    show(text, canRetry) {
      box.hidden = text === null
      retry.hidden = !canRetry
      // A live region speaks when its text changes, so the same text is not written twice.
      if (words.textContent !== (text ?? '')) words.textContent = text ?? ''
    },
  }
}

export function noticeOf(
  phase: Phase,
  texts: Pick<PlayerTexts, 'loading' | 'lost' | 'failed'>,
): string | null {
  if (phase === 'loading') return texts.loading
  if (phase === 'lost') return texts.lost
  return phase === 'failed' ? texts.failed : null
}
