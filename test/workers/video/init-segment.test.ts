import { describe, expect, it } from 'vitest'
import { codecsOf, withNominalBitrate } from '../../../workers/video/init-segment.ts'

const avcC = Buffer.from('00000010' + '61766343' + '0164001effe10000', 'hex')
// An `esds` and a `btrt` as ffmpeg writes them, with 24177 bit/s.
const esds = Buffer.from(
  '0000003665736473000000000380808025000200048080801740150000000000' +
    '5e7100005e710580808005130856e500' +
    '068080800102',
  'hex',
)
const btrt = Buffer.from('0000001462747274000000000000' + '5e7100005e71', 'hex')

describe('codecsOf', () => {
  it('reads profile and level of the picture', () => {
    expect(codecsOf(avcC)).toBe('avc1.64001e')
  })

  it('adds AAC where there is sound', () => {
    expect(codecsOf(Buffer.concat([avcC, esds]))).toBe('avc1.64001e,mp4a.40.2')
  })

  it('refuses a segment without a picture', () => {
    expect(() => codecsOf(esds)).toThrow(RangeError)
  })
})

describe('withNominalBitrate', () => {
  it('puts one rate in place of what was measured, and changes nothing else', () => {
    const init = Buffer.concat([avcC, esds, btrt])
    const same = withNominalBitrate(init, 32_000)
    const hex = same.toString('hex')
    expect(hex).not.toContain('00005e71')
    expect(hex.split('00007d00')).toHaveLength(5)
    expect(hex.replaceAll('00007d00', '00005e71')).toBe(init.toString('hex'))
  })

  it('leaves a silent rung as it is', () => {
    expect(withNominalBitrate(avcC, 32_000)).toBe(avcC)
  })
})
