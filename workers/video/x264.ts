import type { Effort, RungPlan } from '../../media/ladder.ts'

/**
 * How x264 is told to work, found by a search on film, on photographs in motion and on the bench's own source
 * (`docs/decisions/2026-11-23-x264.md`). Common to all:
 *
 * - aq-mode 2 and no psychovisual distortion: of few bits, none is left for invented grain;
 * - trellis and the diamond search, which together cost what the defaults of `veryfast` cost;
 * - no block is emptied because little is in it: fine texture lasts longer, and trellis saves its bits better.
 */
const COMMON = {
  trellis: 1,
  'dct-decimate': 0,
  'aq-strength': 0.8,
  deblock: '-1,-1',
  // A chunk begins with half a buffer, not a full one: else each may pass the cap by a second's bits.
  'vbv-init': 0.5,
}

interface Settings {
  preset: string
  params: Readonly<Record<string, number | string>>
}

/**
 * Two thirds of the CPU of `veryfast`: the cheapest subpixel search, and no partitions of predicted blocks. Such a
 * search misjudges where B-frames pay; as many at all times cost less and, slow pans apart, save more. A pyramid of
 * them would take 25 MB in 1080p. They guess their movement from time or from space, as each scene likes it: 5 % fewer
 * bits on film.
 */
const QUICK = {
  ...{ 'b-adapt': 0, 'b-pyramid': 'none', direct: 'auto' },
  ...{ me: 'dia', subme: 1, partitions: 'i8x8' },
}

/** b-adapt 2 is worth an eighth of the bits where a film has cuts, and costs more the larger the picture. */
const EFFORTS: Readonly<Record<Effort, Settings>> = {
  quick: { preset: 'veryfast', params: { ...QUICK, bframes: 3, 'rc-lookahead': 14, ...finerColours(2) } },
  plain: { preset: 'veryfast', params: { ...QUICK, bframes: 4, 'rc-lookahead': 16, ...finerColours(1) } },
  balanced: {
    preset: 'veryfast',
    params: { bframes: 5, me: 'dia', subme: 3, 'rc-lookahead': 18, ...finerColours(1) },
  },
  fine: { preset: 'faster', params: { bframes: 5, 'rc-lookahead': 30, 'b-adapt': 2 } },
}

/** Colours in finer steps than brightness, as x264 has it by itself wherever it works with psychovisual settings. */
function finerColours(steps: number): Settings['params'] {
  return { 'chroma-qp-offset': -steps }
}

/**
 * Capped constant quality: `crf` decides, `maxrate` is what a link must carry.
 * @param threads of the run; beside others, the lookahead gets one of its own
 */
export function x264Options({ effort, crf, maxrate }: RungPlan, threads: number): string[] {
  const { preset, params } = EFFORTS[effort]
  // By itself it would keep a frame more for each B-frame there may be, of 6 MB each in 1080p.
  const ahead = threads > 1 ? { 'sync-lookahead': 3 } : {}
  const told = Object.entries({ ...COMMON, ...params, ...ahead })
  return [
    ...['-preset', preset, '-tune', 'ssim', '-crf', String(crf)],
    ...['-maxrate', String(maxrate), '-bufsize', String(2 * maxrate)],
    ...['-x264-params', told.map(([name, value]) => `${name}=${value}`).join(':')],
  ]
}
