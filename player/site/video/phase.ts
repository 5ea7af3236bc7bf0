/** What the viewer is shown: one of these at a time. */
export type Phase = 'idle' | 'loading' | 'playing' | 'paused' | 'ended' | 'lost' | 'failed'

/** What the media element says, and the source of the link. */
export interface Facts {
  /** Whether the viewer has asked to play at all. */
  started: boolean
  /** From the press of the button until the element first plays. */
  starting: boolean
  lost: boolean
  failed: boolean
  paused: boolean
  ended: boolean
  /** `HTMLMediaElement.readyState`. */
  readyState: number
}

const HAVE_FUTURE_DATA = 3

/** The element has the last word: a button that was pressed says nothing about what plays. */
export function phaseOf(facts: Facts): Phase {
  if (facts.failed) return 'failed'
  if (!facts.started) return 'idle'
  if (facts.ended) return 'ended'
  // While there is something buffered, a lost link is no news to the viewer.
  if (facts.lost && facts.readyState < HAVE_FUTURE_DATA) return 'lost'
  if (facts.starting) return 'loading'
  if (facts.paused) return 'paused'
  return facts.readyState < HAVE_FUTURE_DATA ? 'loading' : 'playing'
}
