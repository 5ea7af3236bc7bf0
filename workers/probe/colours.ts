import type { FfprobeStream } from '../ffmpeg/ffprobe.ts'

/** The colour space of a picture, by the names that ffmpeg's `setparams` takes. */
export interface Colours {
  matrix: string
  primaries: string
  transfer: string
  range: 'limited' | 'full'
}

/** High definition television, limited range: what every rung has, and what players assume. */
export const BT709: Colours = { matrix: 'bt709', primaries: 'bt709', transfer: 'bt709', range: 'limited' }

const MATRICES = new Set([
  ...['bt709', 'smpte170m', 'bt470bg', 'fcc', 'smpte240m', 'ycgco', 'bt2020nc', 'bt2020c'],
])
/** Wider than those of BT.709, so the colours must be converted. The others are close enough to leave alone. */
const WIDE_PRIMARIES = new Set(['bt2020', 'smpte431', 'smpte432'])
const HDR_TRANSFERS = new Set(['smpte2084', 'arib-std-b67'])

const RGB = /^(rgb|bgr|gbr|argb|abgr|[0x](rgb|bgr)|pal8)/
const GREY = /^(gray|ya|mono)/

type Tagged = Pick<
  FfprobeStream,
  | 'codec_name'
  | 'width'
  | 'height'
  | 'pix_fmt'
  | 'color_space'
  | 'color_primaries'
  | 'color_transfer'
  | 'color_range'
>

/** The colours that a stream declares; if it declares none or undefined ones, those that players assume. */
export function coloursOf(stream: Tagged): Colours {
  const { pix_fmt = '', color_space = '', color_primaries = '', color_transfer = '' } = stream
  const transfer = HDR_TRANSFERS.has(color_transfer) ? color_transfer : 'bt709'
  // HDR pictures use these, whether they say so or not.
  const usual = transfer === 'bt709' ? 'bt709' : 'bt2020'
  const isRgb = RGB.test(pix_fmt) || color_space === 'gbr'
  const range = isRgb || stream.color_range === 'pc' || pix_fmt.startsWith('yuvj') ? 'full' : 'limited'
  return {
    matrix: isRgb ? 'gbr' : MATRICES.has(color_space) ? color_space : assumedMatrix(stream, transfer),
    primaries: WIDE_PRIMARIES.has(color_primaries) ? color_primaries : usual,
    transfer,
    range,
  }
}

function assumedMatrix(stream: Tagged, transfer: string): string {
  const { codec_name, pix_fmt = '', width = 0, height = 0 } = stream
  if (transfer !== 'bt709') return 'bt2020nc'
  // Greyscale has no colours to convert.
  if (GREY.test(pix_fmt)) return 'bt709'
  // JPEG always uses that of standard definition.
  if (codec_name === 'mjpeg') return 'smpte170m'
  return Math.max(width, height) >= 1280 || Math.min(width, height) >= 720 ? 'bt709' : 'smpte170m'
}

/** Whether the transfer function is HDR, so that the picture must be tone-mapped for ordinary screens. */
export function isHdr({ transfer }: Pick<Colours, 'transfer'>): boolean {
  return HDR_TRANSFERS.has(transfer)
}
