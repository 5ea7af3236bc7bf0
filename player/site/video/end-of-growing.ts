interface Details {
  /** Whether the playlist may still grow. */
  live: boolean
  /** Seconds: the end of its last segment. */
  edge: number
}

// Sound and picture of the last segment seldom end in the same moment.
const SLACK_SECONDS = 0.25

/**
 * Watches for the moment at which a film has arrived whole whose playlist grew while it was watched. hls.js 1.7 sees
 * the end only in a segment that it loads after the playlist was closed; a viewer who had caught up by then would
 * wait at the end for ever.
 * @param arrived called once
 */
export function endOfGrowing(
  media: Pick<HTMLMediaElement, 'buffered'>,
  arrived: () => void,
): (details: Details | null) => void {
  let grew = false
  return (details) => {
    if (!details) return
    if (details.live) {
      grew = true
      return
    }
    const { buffered } = media
    const last = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0
    if (!grew || last < details.edge - SLACK_SECONDS) return
    grew = false
    arrived()
  }
}
