import type { PictureFacts } from '../probe/facts.ts'
import type { Rate } from '../probe/frame-rate.ts'
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

/** Name of a rung's picture in the graph. */
export const pad = (rung: Pick<PlannedRung, 'name'>): string => `v${rung.name}`

/**
 * One decode, all rungs: the source is brought to the common rate, cut to the chunk and then scaled down step by step,
 * each rung from the one above it (half the cost of scaling each from the source).
 */
export function filterGraph(cut: Cut): string {
  const { picture, rungs } = cut
  const head = `[0:${picture.stream}]${[...onGrid(cut), ...toCommonPicture(picture, rungs[0])].join(',')}`
  const steps = rungs.flatMap((rung, index) => {
    const last = index === rungs.length - 1
    const scaled = `[s${index}]scale=${rung.width}:${rung.height}:flags=bicubic,setsar=1,format=yuv420p`
    const shown = rung.divisor === 1 ? 'null' : `framestep=${rung.divisor}`
    return last
      ? [`${scaled},${shown}[${pad(rung)}]`]
      : [`${scaled},split[r${index}][s${index + 1}]`, `[r${index}]${shown}[${pad(rung)}]`]
  })
  return [`${head}[s0]`, ...steps].join(';')
}

/**
 * Frames on a constant grid, `[start, end)`. Bounds lie on frames; `trim` rounds them to the nearest frame, so each is
 * told a quarter of a frame early and can neither lose a frame at a seam nor double one.
 */
function onGrid({ rate: { num, den }, chunk: { start, end }, hold, duration }: Cut): string[] {
  const quarter = den / num / 4
  const from = `start=${(start - quarter).toFixed(6)}`
  // Read to its end, a source has as many frames as it has; held, it has as many as the sound needs.
  const until = end ?? (hold > 0 ? duration : null)
  const to = until === null ? '' : `:end=${(until - quarter).toFixed(6)}`
  const held = hold > 0 ? [`tpad=stop_mode=clone:stop_duration=${hold.toFixed(3)}`] : []
  // A picture that begins late is held from the beginning, so that its frames are counted from zero in every rung.
  const fill = start === 0 ? ':start_time=0' : ''
  return [`fps=${num}/${den}${fill}`, ...held, `trim=${from}${to}`]
}

/**
 * A progressive picture in the colours of a common screen.
 * @param size to which it may be brought before the costly steps, which work with floats
 */
export function toCommonPicture(
  { interlaced, hdr }: Pick<PictureFacts, 'interlaced' | 'hdr'>,
  size: { width: number; height: number } | undefined,
): string[] {
  const filters = interlaced ? ['bwdif=mode=send_frame'] : []
  if (hdr === null) return filters
  return [
    ...filters,
    ...(size ? [`scale=${size.width}:${size.height}:flags=bicubic`] : []),
    // In linear light, as ITU-R BT.2390 has it.
    'zscale=transfer=linear:npl=100',
    'format=gbrpf32le',
    'zscale=primaries=bt709',
    'tonemap=tonemap=hable:desat=0',
    'zscale=transfer=bt709:matrix=bt709:range=limited',
    'format=yuv420p',
  ]
}
