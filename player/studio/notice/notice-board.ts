import { type ReadonlySignal, signal } from '@preact/signals'

export interface NoticeBoard {
  /** The last thing that was done, for the eye and for screen readers. */
  notice: ReadonlySignal<string>
  announce(text: string): void
}

export function createNoticeBoard(): NoticeBoard {
  const notice = signal('')
  return {
    notice,
    announce: (text) => {
      notice.value = text
    },
  }
}
