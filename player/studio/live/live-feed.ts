import { type ReadonlySignal, signal } from '@preact/signals'
import type { Work } from '../../../media/schemas/work.ts'

export type LiveEvent =
  | { type: 'work'; work: Work }
  | { type: 'removed'; id: string }
  | { type: 'counts'; id: string; views: number }

export interface LiveFeed {
  /** Whether events are currently arriving. */
  connected: ReadonlySignal<boolean>
  /** Calls `listener` for every event from now on. Returns a function that stops it. */
  subscribe(listener: (event: LiveEvent) => void): () => void
  /** Calls `listener` when the feed is back after a gap during which events may have been missed. */
  onGap(listener: () => void): () => void
  start(): void
  stop(): void
}

const RETRY_MS = 5_000

/**
 * Server-sent events about works. The browser reconnects after a lost connection but gives up for good after a
 * response that is not a stream (a proxy's 502 while the server restarts); then this opens a new one.
 */
export function createLiveFeed(url: () => string): LiveFeed {
  const connected = signal(false)
  const listeners = new Set<(event: LiveEvent) => void>()
  const gapListeners = new Set<() => void>()
  let source: EventSource | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let hadConnection = false

  function emit(event: LiveEvent): void {
    for (const listener of listeners) listener(event)
  }

  function open(): void {
    clearTimeout(retry)
    const opened = new EventSource(url())
    source = opened
    opened.onopen = () => {
      connected.value = true
      if (hadConnection) for (const listener of gapListeners) listener()
      hadConnection = true
    }
    opened.onerror = () => {
      connected.value = false
      if (opened.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS)
    }
    opened.addEventListener('work', ({ data }) => emit({ type: 'work', work: JSON.parse(data) as Work }))
    opened.addEventListener('removed', ({ data }) => {
      emit({ type: 'removed', id: (JSON.parse(data) as { id: string }).id })
    })
    opened.addEventListener('counts', ({ data }) => {
      emit({ type: 'counts', ...(JSON.parse(data) as { id: string; views: number }) })
    })
  }

  function reopen(): void {
    source?.close()
    open()
  }

  return {
    connected,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onGap(listener) {
      gapListeners.add(listener)
      return () => gapListeners.delete(listener)
    },
    start() {
      if (source !== null) return
      open()
      // After a laptop slept or a phone changed networks, the old connection may look alive for minutes.
      addEventListener('online', reopen)
    },
    stop() {
      removeEventListener('online', reopen)
      clearTimeout(retry)
      source?.close()
      source = null
      hadConnection = false
      connected.value = false
    },
  }
}
