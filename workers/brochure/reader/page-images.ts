import { ChaskiError } from '../../../media/errors.ts'

/** Size of an upright page, in points (1/72 inch). */
export interface PageSize {
  width: number
  height: number
}

// A phone in portrait, the same phone at a higher density or a small tablet, a computer screen.
const WIDTHS = [480, 960, 1600] as const
// 288 dpi. Beyond this, pages get heavier but no clearer.
const PIXELS_PER_POINT = 4
const MAX_PIXELS = 12_000_000
// The format's own limit.
const MAX_WEBP_SIDE = 16_383
// A largest width hardly above the one before is not worth its bytes.
const WORTH_A_STEP = 1.25

/**
 * The sizes in pixels at which a page is offered, smallest first: three fixed widths, fewer if the page is so small or
 * so long that larger ones would show nothing more.
 * @throws ChaskiError `damaged_file` for a page without area
 */
export function imageSizes({ width, height }: PageSize): PageSize[] {
  if (!(width > 0 && height > 0)) {
    throw new ChaskiError('damaged_file', { detail: `a page of ${width} x ${height} points` })
  }
  const widest = Math.max(
    1,
    Math.floor(
      Math.min(
        width * PIXELS_PER_POINT,
        Math.sqrt((MAX_PIXELS * width) / height),
        MAX_WEBP_SIDE,
        (MAX_WEBP_SIDE * width) / height,
      ),
    ),
  )
  const widths: number[] = WIDTHS.filter((each) => each <= widest)
  if (widths.length < WIDTHS.length && widest >= (widths.at(-1) ?? 0) * WORTH_A_STEP) widths.push(widest)
  return widths.map((each) => ({ width: each, height: Math.max(1, Math.round((each * height) / width)) }))
}
