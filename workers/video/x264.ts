import type { Effort, RungPlan } from '../../media/ladder.ts'

/**
 * How x264 is told to work, found by a search on film and on grain (`docs/decisions/2026-11-23-x264.md`). Common to all:
 *
 * - aq-mode 2 and no psychovisual distortion: of few bits, none is left for invented grain;
 * - five B-frames, worth a tenth of the bits; trellis and the diamond search, which together cost what the defaults
 *   of `veryfast` cost.
 */
const COMMON = {
  trellis: 1,
  bframes: 5,
  'aq-strength': 0.8,
  deblock: '-1,-1',
  // A chunk begins with half a buffer, not a full one: else each may pass the cap by a second's bits.
  'vbv-init': 0.5,
}

interface Settings {
  preset: string
  params: Readonly<Record<string, number | string>>
}

/** Half the CPU of `veryfast`: the cheapest subpixel search, and no partitions of predicted blocks. */
const QUICK = { me: 'dia', subme: 1, partitions: 'i8x8,i4x4' }

/** b-adapt 2 is worth an eighth of the bits where a film has cuts, and costs more the larger the picture. */
const EFFORTS: Readonly<Record<Effort, Settings>> = {
  quick: { preset: 'veryfast', params: { ...QUICK, 'rc-lookahead': 6 } },
  plain: { preset: 'veryfast', params: { ...QUICK, 'rc-lookahead': 10 } },
  balanced: { preset: 'veryfast', params: { me: 'dia', 'rc-lookahead': 20 } },
  fine: { preset: 'faster', params: { 'rc-lookahead': 30, 'b-adapt': 2 } },
}

/** From this size on a rung is encoded beside the rest of its chunk, on a second core. */
const LARGE_PIXELS = 1280 * 720

type EncodedRung = Pick<RungPlan, 'effort' | 'crf' | 'maxrate' | 'width' | 'height'>

export function isLarge({ width, height }: Pick<RungPlan, 'width' | 'height'>): boolean {
  return width * height >= LARGE_PIXELS
}

/** Capped constant quality: `crf` decides, `maxrate` is what a link must carry. */
export function x264Options(rung: EncodedRung): string[] {
  const { preset, params } = EFFORTS[rung.effort]
  // A lookahead in a thread of its own keeps more frames, of which each takes 6 MB in 1080p.
  const threads = isLarge(rung) ? { threads: 2, 'sync-lookahead': 0 } : {}
  const told = Object.entries({ ...COMMON, ...params, ...threads })
  return [
    ...['-preset', preset, '-tune', 'ssim', '-crf', String(rung.crf)],
    ...['-maxrate', String(rung.maxrate), '-bufsize', String(2 * rung.maxrate)],
    ...['-x264-params', told.map(([name, value]) => `${name}=${value}`).join(':')],
  ]
}
