interface Details {
  /** Whether the playlist may still grow. */
  live: boolean
  /** Seconds: the end of its last segment. */
  edge: number
}

// Audio and video of the last segment rarely end at the same time.
const SLACK_SECONDS = 0.25

/**
 * Detects when a video whose playlist was still growing has arrived completely. hls.js 1.7 notices the end only in a segment
 * loaded after the playlist was closed; a viewer who had caught up by then would wait at the end forever.
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
