import type { PictureFacts } from '../probe/facts.ts'
import type { Rate } from '../probe/frame-rate.ts'
import { toBt709 } from './colour-filters.ts'
import type { Chunk } from './grid.ts'
import type { PlannedRung } from './plan.ts'

interface Cut {
  picture: PictureFacts
  rate: Rate
  duration: number
  hold: number
  chunk: Pick<Chunk, 'start' | 'end'>
  /** Highest first. */
  rungs: readonly PlannedRung[]
}

/** Label of a rung's picture in the filter graph. */
export const pad = (rung: Pick<PlannedRung, 'name'>): string => `v${rung.name}`

/**
 * One decode for all rungs: the source is brought to the common frame rate, cut to the chunk and scaled to each rung.
 * Scaling twice blurs and wastes bits, so each rung is scaled from the source unless that costs much more (`parentOf`).
 */
export function filterGraph(cut: Cut): string {
  const { picture, rungs } = cut
  const head = [...fitted(picture), ...onGrid(cut), ...toCommonPicture(picture, rungs[0])]
  const childrenOf = (parent: PlannedRung | null): PlannedRung[] =>
    rungs.filter((rung) => parentOf(rung, cut) === parent)
  const steps = rungs.map((rung) => {
    const children = childrenOf(rung)
    const scale = `scale=${rung.width}:${rung.height}:flags=bicubic,setsar=1,format=yuv420p`
    const step = rung.divisor === 1 ? [] : [`framestep=${rung.divisor}`]
    if (children.length === 0) return `${branch(rung)}${[...step, scale].join(',')}[${pad(rung)}]`
    const own = `[own${rung.name}]`
    const shown = `${own}${step[0] ?? 'null'}[${pad(rung)}]`
    return `${branch(rung)}${scale},${split([own, ...children.map(branch)])};${shown}`
  })
  return [`[0:${picture.stream}]${head.join(',')},${split(childrenOf(null).map(branch))}`, ...steps].join(';')
}

const MANY_PIXELS = 1920 * 1200

/** More pixels than any rung needs, as in 4K. */
export function hasManyPixels({ width, height }: Pick<PictureFacts, 'width' | 'height'>): boolean {
  return width * height > MANY_PIXELS
}

/**
 * The rung that another is scaled from, or null for the source. Halving a rung loses next to nothing. Measured on
 * 1080p: 480 and 240 from the source cost 0.8 % more of the whole than step by step, and no SSIM instead of 0.003.
 */
function parentOf(rung: PlannedRung, { picture, rungs }: Cut): PlannedRung | null {
  const twice = rungs.find(({ width, height }) => width === 2 * rung.width && height === 2 * rung.height)
  const [highest] = rungs
  if (twice !== undefined || highest === undefined || highest === rung) return twice ?? null
  // Scale the source only once: reading so many pixels again for every rung would cost more than the blur.
  return hasManyPixels(picture) ? highest : null
}

const branch = ({ name }: PlannedRung): string => `[s${name}]`

const split = (pads: readonly string[]): string =>
  `${pads.length > 1 ? `split=${pads.length}` : 'null'}${pads.join('')}`

/**
 * Frames on a constant grid, `[start, end)`. Bounds lie on frames. `trim` rounds them to the nearest frame, so both are
 * set a quarter of a frame early; no frame is lost or duplicated where chunks join.
 */
function onGrid({ picture, rate: { num, den }, chunk: { start, end }, hold, duration }: Cut): string[] {
  const quarter = den / num / 4
  const from = `start=${(start - quarter).toFixed(6)}`
  // Without `hold` the source decides how many frames there are; with it, the sound does.
  const until = end ?? (hold > 0 ? duration : null)
  const to = until === null ? '' : `:end=${(until - quarter).toFixed(6)}`
  const held = hold > 0 ? [`tpad=stop_mode=clone:stop_duration=${hold.toFixed(3)}`] : []
  // If the picture starts late, its first frame is held from the beginning, so that every rung counts frames from
  // there. Past its last frame there is no first one to hold; the last one is held.
  const hasFrames = start === 0 || picture.end === null || start < picture.end - 1
  const fill = hasFrames ? `:start_time=${start.toFixed(6)}` : ''
  return [`fps=${num}/${den}${fill}`, ...held, `trim=${from}${to}`]
}

/**
 * Fits every frame into the size that the stream started with: if a film turns to portrait half-way, it gets bars.
 * Requires an input with `SIZE_MAY_CHANGE`.
 */
export function fitted({ coded: { width, height } }: Pick<PictureFacts, 'coded'>): string[] {
  return [
    `scale=${width}:${height}:force_original_aspect_ratio=decrease:flags=bicubic`,
    `pad=${width}:${height}:-1:-1:eval=frame`,
  ]
}

/**
 * Goes before `-i`. A frame of another size then passes through the same filters; by default they would restart and
 * lose frames.
 */
export const SIZE_MAY_CHANGE = ['-reinit_filter', '0'] as const

/**
 * A progressive picture in the colours of an ordinary screen.
 * @param size the picture may be scaled down to this before the costly steps
 */
export function toCommonPicture(
  { interlaced, colours }: Pick<PictureFacts, 'interlaced' | 'colours'>,
  size: { width: number; height: number } | undefined,
): string[] {
  return [...(interlaced ? ['bwdif=mode=send_frame'] : []), ...toBt709(colours, size)]
}
