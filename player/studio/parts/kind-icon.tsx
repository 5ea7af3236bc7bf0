import type { Kind } from '../../../media/vocabulary.ts'

const SHAPES: Record<Kind, string> = {
  video: 'M4 5h12a1 1 0 0 1 1 1v3.5l4-2.5v10l-4-2.5V18a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z',
  spot: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zm-6 8h2a4 4 0 0 0 8 0h2a6 6 0 0 1-5 5.9V20h3v2H8v-2h3v-3.1A6 6 0 0 1 6 11z',
  brochure: 'M3 5c3-1 6-1 8 .6v14C9 18 6 18 3 19zm18 0c-3-1-6-1-8 .6v14c2-1.6 5-1.6 8-.6z',
}

/** The icon for a kind of work; the name of the kind is next to it. */
export function KindIcon({ kind }: { kind: Kind }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={SHAPES[kind]} fill="currentColor" />
    </svg>
  )
}
