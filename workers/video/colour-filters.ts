import { BT709, type Colours, isHdr } from '../probe/colours.ts'

/** Labels each frame with its colour space; the values do not change. */
export function declared({ matrix, primaries, transfer, range }: Colours): string {
  return `setparams=${[
    `range=${range}`,
    `color_primaries=${primaries}`,
    `color_trc=${transfer}`,
    `colorspace=${matrix}`,
  ].join(':')}`
}

/**
 * Converts the colours of the source to BT.709 in limited range, as all rungs have, and labels them so. A picture that
 * is already in it is only labelled.
 * @param size the picture may be scaled down to this before the costly steps, which work with floats
 */
export function toBt709(colours: Colours, size: { width: number; height: number } | undefined): string[] {
  if (isHdr(colours)) return [declared(colours), ...scaledTo(size), ...TONE_MAPPED, declared(BT709)]
  const { matrix, primaries, range } = colours
  const isWide = primaries !== BT709.primaries
  if (matrix === BT709.matrix && range === BT709.range && !isWide) return [declared(BT709)]
  return [
    declared(colours),
    ...(matrix === 'gbr' ? ['format=gbrp'] : []),
    `zscale=matrix=709:range=limited${isWide ? ':primaries=709:transfer=709' : ''}`,
    matrix === 'gbr' ? 'format=yuv444p' : 'format=yuv420p',
    declared(BT709),
  ]
}

const scaledTo = (size: { width: number; height: number } | undefined): string[] =>
  size ? [`scale=${size.width}:${size.height}:flags=bicubic`] : []

/** In linear light, according to ITU-R BT.2390. */
const TONE_MAPPED = [
  'zscale=transfer=linear:npl=100',
  'format=gbrpf32le',
  'zscale=primaries=bt709',
  'tonemap=tonemap=hable:desat=0',
  'zscale=transfer=bt709:matrix=bt709:range=limited',
  'format=yuv420p',
]
