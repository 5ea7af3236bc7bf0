/**
 * Dynamic time warping: which frame of what is said belongs to each frame of what is heard. H. Sakoe and S. Chiba,
 * “Dynamic programming algorithm optimization for spoken word recognition” (1978), in the form in which each heard frame
 * counts once: so the costs of all ways are of equally many frames and can be compared, and a stretch that belongs to
 * nothing, such as music between two sentences, has its place too.
 */
export interface Track {
  /** Frames heard. */
  heard: number
  /** Frames said. */
  said: number
  /** What it costs that a heard frame is a said one; at least 0. */
  cost(heard: number, said: number): number
}

/** What it costs to go on by 0, 1, 2 or 3 said frames with one heard frame: voices of equal speed go on by one. */
const STEP = [0.5, 0, 0.5, 1] as const
/** Cells that one search may have: two sounds of 75 seconds. */
const MOST_CELLS = 60e6
/**
 * What is longer is searched twice, as in FastDTW (S. Salvador and P. Chan, 2007): by every eighth frame in a wide band around
 * the best way so far, then by all frames in a narrow one around what was found.
 */
const COARSE = 8
const COARSE_REACH = 4000
const FINE_REACH = 800

/** @returns the said frame of each heard one; from the first, never falling, to the last */
export function warp(track: Track): Int32Array {
  const { heard, said, cost } = track
  if (heard * said <= MOST_CELLS) return search(track, said, () => 0)
  const coarse = search(
    {
      heard: Math.ceil(heard / COARSE),
      said: Math.ceil(said / COARSE),
      cost: (i, j) => cost(i * COARSE, j * COARSE),
    },
    COARSE_REACH,
    (_, best) => best - COARSE_REACH / 3,
  )
  return search(
    track,
    FINE_REACH,
    (i) => (coarse[Math.floor(i / COARSE)] as number) * COARSE - FINE_REACH / 2,
  )
}

/** What the best way costs, for each heard frame. */
export function leastCost(track: Track): number {
  const path = warp(track)
  let sum = 0
  for (const [i, said] of path.entries()) {
    const by = i === 0 ? 1 : said - (path[i - 1] as number)
    sum += track.cost(i, said) + (STEP[by] as number)
  }
  return sum / path.length
}

/**
 * @param reach how many said frames are looked at for each heard one
 * @param from the first of them, where `best` ended the best way up to the frame before
 */
function search(
  { heard, said, cost }: Track,
  reach: number,
  from: (heard: number, best: number) => number,
): Int32Array {
  const width = Math.min(reach, said)
  const starts = new Int32Array(heard)
  // Two bits for each step.
  const steps = new Uint8Array(Math.ceil((heard * width) / 4))
  let before = new Float64Array(width)
  let now = new Float64Array(width)
  let best = 0
  for (let i = 0; i < heard; i++) {
    const last = i === 0 ? 0 : (starts[i - 1] as number)
    const start = i === 0 ? 0 : Math.min(Math.max(Math.floor(from(i, best)), last), said - width)
    const shift = start - last
    starts[i] = start
    let lowest = Number.POSITIVE_INFINITY
    for (let k = 0; k < width; k++) {
      let total = i === 0 && k === 0 ? 0 : Number.POSITIVE_INFINITY
      let taken = 0
      for (let by = 0; i > 0 && by < STEP.length; by++) {
        const old = k + shift - by
        if (old < 0 || old >= width) continue
        const sum = (before[old] as number) + (STEP[by] as number)
        if (sum < total) {
          total = sum
          taken = by
        }
      }
      if (total < Number.POSITIVE_INFINITY) total += cost(i, start + k)
      now[k] = total
      if (total < lowest) {
        lowest = total
        best = start + k
      }
      const cell = i * width + k
      steps[cell >> 2] = (steps[cell >> 2] as number) | (taken << ((cell & 3) * 2))
    }
    ;[before, now] = [now, before]
  }

  const end = (starts[heard - 1] as number) + width - 1
  const path = new Int32Array(heard)
  // A sound too short for all of its script ends where the best way does.
  let at = end === said - 1 && Number.isFinite(before[width - 1]) ? end : best
  for (let i = heard - 1; i >= 0; i--) {
    path[i] = at
    const cell = i * width + at - (starts[i] as number)
    at -= ((steps[cell >> 2] as number) >> ((cell & 3) * 2)) & 3
  }
  return path
}
