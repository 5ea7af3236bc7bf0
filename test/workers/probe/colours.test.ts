import { describe, expect, it } from 'vitest'
import { BT709, coloursOf, isHdr } from '../../../workers/probe/colours.ts'
import { toBt709 } from '../../../workers/video/colour-filters.ts'

const hd = { codec_name: 'h264', pix_fmt: 'yuv420p', width: 1280, height: 720 }
const sd = { ...hd, width: 640, height: 480 }

describe('coloursOf', () => {
  it.each([
    ['HD that says nothing', hd, {}],
    ['HD that stands upright', { ...hd, width: 720, height: 1280 }, {}],
    ['SD that says nothing', sd, { matrix: 'smpte170m' }],
    ['SD that says HD', { ...sd, color_space: 'bt709' }, {}],
    ['HD that says SD', { ...hd, color_space: 'bt470bg' }, { matrix: 'bt470bg' }],
    [
      'what nobody defined',
      { ...sd, color_space: 'reserved', color_primaries: 'reserved', color_transfer: 'reserved' },
      { matrix: 'smpte170m' },
    ],
    ['full range', { ...hd, color_range: 'pc' }, { range: 'full' }],
    ['full range, told by the format', { ...hd, pix_fmt: 'yuvj420p' }, { range: 'full' }],
    ['MJPEG', { ...hd, codec_name: 'mjpeg', pix_fmt: 'yuvj422p' }, { matrix: 'smpte170m', range: 'full' }],
    ['the screen of a computer', { ...hd, pix_fmt: 'bgr24' }, { matrix: 'gbr', range: 'full' }],
    ['a palette', { ...sd, pix_fmt: 'pal8' }, { matrix: 'gbr', range: 'full' }],
    ['RGB in H.264', { ...hd, pix_fmt: 'gbrp', color_space: 'gbr' }, { matrix: 'gbr', range: 'full' }],
    ['grey', { ...sd, pix_fmt: 'gray' }, {}],
    [
      'PQ without a matrix',
      { ...sd, color_transfer: 'smpte2084', color_primaries: 'unknown' },
      { matrix: 'bt2020nc', primaries: 'bt2020', transfer: 'smpte2084' },
    ],
    [
      'HLG, all told',
      { ...hd, color_transfer: 'arib-std-b67', color_primaries: 'bt2020', color_space: 'bt2020nc' },
      { matrix: 'bt2020nc', primaries: 'bt2020', transfer: 'arib-std-b67' },
    ],
    [
      'wide colours of a telephone, without high dynamic range',
      { ...hd, color_primaries: 'smpte432', color_transfer: 'bt709', color_space: 'bt709' },
      { primaries: 'smpte432' },
    ],
  ])('%s', (_name, stream, expected) => {
    expect(coloursOf(stream)).toEqual({ ...BT709, ...expected })
  })

  it('knows high dynamic range', () => {
    expect(isHdr(BT709)).toBe(false)
    expect(isHdr({ transfer: 'smpte2084' })).toBe(true)
  })
})

describe('toBt709', () => {
  const size = { width: 640, height: 360 }
  const isMarked = 'setparams=range=limited:color_primaries=bt709:color_trc=bt709:colorspace=bt709'

  it('only marks what is so already', () => {
    expect(toBt709(BT709, size)).toEqual([isMarked])
  })

  it.each([
    ['another matrix', { ...BT709, matrix: 'smpte170m' }, 'zscale=matrix=709:range=limited'],
    ['full range', { ...BT709, range: 'full' as const }, 'zscale=matrix=709:range=limited'],
    [
      'wide colours',
      { ...BT709, primaries: 'smpte432' },
      'zscale=matrix=709:range=limited:primaries=709:transfer=709',
    ],
  ])('converts %s, and says what it was', (_name, colours, conversion) => {
    const filters = toBt709(colours, size)
    expect(filters[0]).toContain(`colorspace=${colours.matrix}`)
    expect(filters).toContain(conversion)
    expect(filters.at(-1)).toBe(isMarked)
  })

  it('brings high dynamic range to a common screen, once it is small', () => {
    const filters = toBt709({ ...BT709, matrix: 'bt2020nc', transfer: 'smpte2084' }, size)
    expect(filters.slice(1, 3)).toEqual(['scale=640:360:flags=bicubic', 'zscale=transfer=linear:npl=100'])
    expect(filters.at(-1)).toBe(isMarked)
  })
})
