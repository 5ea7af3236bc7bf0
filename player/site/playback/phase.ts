/** What the viewer sees: one of these at a time. */
export type Phase = 'idle' | 'loading' | 'playing' | 'paused' | 'ended' | 'lost' | 'failed'

/** What the media element says, and the source of the link. */
export interface Facts {
  /** Whether the viewer has started playback at all. */
  started: boolean
  /** From pressing the button until the element first plays. */
  starting: boolean
  lost: boolean
  failed: boolean
  paused: boolean
  ended: boolean
  /** `HTMLMediaElement.readyState`. */
  readyState: number
}

const HAVE_FUTURE_DATA = 3

/** The element decides: a pressed button says nothing about what is playing. */
export function phaseOf(facts: Facts): Phase {
  if (facts.failed) return 'failed'
  if (!facts.started) return 'idle'
  if (facts.ended) return 'ended'
  // While there is data in the buffer, a lost connection does not concern the viewer.
  if (facts.lost && facts.readyState < HAVE_FUTURE_DATA) return 'lost'
  if (facts.starting) return 'loading'
  if (facts.paused) return 'paused'
  return facts.readyState < HAVE_FUTURE_DATA ? 'loading' : 'playing'
}
