import type { Effort, RungPlan } from '../../media/ladder.ts'

/**
 * Settings for x264, found by a search on film, moving photographs and the bench's own source
 * (`docs/decisions/2026-11-23-x264.md`). Common to all:
 *
 * - aq-mode 2 and no psychovisual optimisation: bits are too few to spend on invented grain;
 * - trellis and diamond search, which together cost as much as the defaults of `veryfast`;
 * - no DCT decimation, which empties nearly empty blocks: fine texture lasts longer, and trellis saves bits better.
 */
const COMMON = {
  trellis: 1,
  'dct-decimate': 0,
  'aq-strength': 0.8,
  deblock: '-1,-1',
  // Each chunk starts with half a buffer instead of a full one; otherwise each could exceed the cap by a second's worth
  // of bits.
  'vbv-init': 0.5,
}

interface Settings {
  preset: string
  params: Readonly<Record<string, number | string>>
}

/**
 * Two thirds of the CPU of `veryfast`: the cheapest subpixel search, and no partitions of predicted blocks. Such a
 * search misjudges where B-frames pay off; always using the maximum costs less and, slow pans apart, saves more. A
 * B-pyramid would take 25 MB in 1080p. Direct prediction is spatial or temporal, whichever suits the scene: 5 % fewer
 * bits on film.
 */
const QUICK = {
  ...{ 'b-adapt': 0, 'b-pyramid': 'none', direct: 'auto' },
  ...{ me: 'dia', subme: 1, partitions: 'i8x8' },
}

/** b-adapt 2 saves an eighth of the bits in films with cuts, and costs more the larger the picture. */
const EFFORTS: Readonly<Record<Effort, Settings>> = {
  quick: { preset: 'veryfast', params: { ...QUICK, bframes: 3, 'rc-lookahead': 14, ...finerColours(2) } },
  plain: { preset: 'veryfast', params: { ...QUICK, bframes: 4, 'rc-lookahead': 16, ...finerColours(1) } },
  balanced: {
    preset: 'veryfast',
    params: { bframes: 5, me: 'dia', subme: 3, 'rc-lookahead': 18, ...finerColours(1) },
  },
  fine: { preset: 'faster', params: { bframes: 5, 'rc-lookahead': 30, 'b-adapt': 2 } },
  finest: { preset: 'slower', params: { bframes: 8, 'rc-lookahead': 60, trellis: 2 } },
}

/** Quantises chroma more finely than luma, as x264 does by itself with psychovisual settings. */
function finerColours(steps: number): Settings['params'] {
  return { 'chroma-qp-offset': -steps }
}

/**
 * Capped constant quality: `crf` decides, `maxrate` is what a link must carry.
 * @param threads of the run; with more than one, the lookahead has a thread of its own
 */
export function x264Options({ effort, crf, maxrate }: RungPlan, threads: number): string[] {
  const { preset, params } = EFFORTS[effort]
  // By default it would keep one more frame for each possible B-frame, 6 MB each in 1080p.
  const ahead = threads > 1 ? { 'sync-lookahead': 3 } : {}
  const told = Object.entries({ ...COMMON, ...params, ...ahead })
  return [
    ...['-preset', preset, '-tune', 'ssim', '-crf', String(crf)],
    ...['-maxrate', String(maxrate), '-bufsize', String(2 * maxrate)],
    ...['-x264-params', told.map(([name, value]) => `${name}=${value}`).join(':')],
  ]
}
