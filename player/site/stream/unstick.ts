interface Range {
  start: number
  end: number
}

/** Sound and picture rarely begin or end together; what is missing between two segments is less than this. */
const WIDEST_GAP = 1.5
const LEAST_GAP = 0.01

/** Where to go on from a hole in what is at hand, or null where there is none to jump over. @param position seconds */
export function overGap(ranges: readonly Range[], position: number): number | null {
  const inside = ranges.some(({ start, end }) => start <= position && position < end - 0.1)
  if (inside) return null
  const beyond = ranges.find(({ start }) => start > position && start - position < WIDEST_GAP)
  return beyond === undefined ? null : beyond.start + LEAST_GAP
}

const LOOK_MS = 500
const HAVE_FUTURE_DATA = 3

/** Lets an element that stands before a hole in its data jump over it. @returns how to stop */
export function unstick(media: HTMLMediaElement): () => void {
  let stood = 0
  const timer = window.setInterval(() => {
    stood = media.paused || media.readyState >= HAVE_FUTURE_DATA ? 0 : stood + 1
    if (stood < 2) return
    const to = overGap(rangesOf(media), media.currentTime)
    if (to !== null) media.currentTime = to
  }, LOOK_MS)
  return () => window.clearInterval(timer)
}

export function rangesOf({ buffered }: Pick<HTMLMediaElement, 'buffered'>): Range[] {
  return Array.from({ length: buffered.length }, (_, index) => ({
    start: buffered.start(index),
    end: buffered.end(index),
  }))
}
