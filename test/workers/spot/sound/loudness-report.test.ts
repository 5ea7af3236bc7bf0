import { describe, expect, it } from 'vitest'
import { framesOf, loudnessOf } from '../../../../workers/spot/sound/loudness-report.ts'

const REPORT = `frame:0    pts:0       pts_time:0
lavfi.r128.M=-120.691
lavfi.r128.S=-120.691
lavfi.r128.I=-70.000
lavfi.r128.LRA=0.000
lavfi.r128.true_peaks_ch0=0.100
lavfi.r128.true_peak=0.100
frame:1    pts:4410    pts_time:0.1
lavfi.r128.M=-17.590
lavfi.r128.S=-21.646
lavfi.r128.I=-22.998
lavfi.r128.LRA=3.850
lavfi.r128.true_peaks_ch0=0.233
lavfi.r128.true_peak=0.233
frame:2    pts:8820    pts_time:0.2
lavfi.r128.M=-25.000
lavfi.r128.S=-24.000
lavfi.r128.I=-23.004
lavfi.r128.LRA=3.851
lavfi.r128.true_peaks_ch0=0.233
lavfi.r128.true_peak=0.233
`
const SUMMARY = '  True peak:\n    Peak:      -12.7 dBFS'

describe('the report of ebur128', () => {
  it('gives the last of what adds up and the highest of what moves', () => {
    expect(loudnessOf(REPORT, SUMMARY)).toEqual({
      integrated: -23,
      truePeak: -12.65,
      range: 3.85,
      shortTermMax: -21.65,
      momentaryMax: -17.59,
    })
  })

  it('takes a peak in the last moments from the summary', () => {
    expect(loudnessOf(REPORT, '  True peak:\n    Peak:       -0.4 dBFS').truePeak).toBe(-0.4)
  })

  it('says nothing of what is too short or silent', () => {
    expect(loudnessOf('', '  True peak:\n    Peak:       -inf dBFS')).toEqual({
      integrated: -70,
      truePeak: -120,
      range: null,
      shortTermMax: null,
      momentaryMax: null,
    })
  })

  it('counts a full scale peak of 0 as one', () => {
    expect(
      loudnessOf('lavfi.r128.true_peak=0.999\n', '  True peak:\n    Peak:        0.0 dBFS').truePeak,
    ).toBe(0)
  })
})

describe('a listing of frames', () => {
  it('is added up', () => {
    const listing =
      '#tb 0: 1/44100\n0,          0,          0,     1024,     4096, 0xdeadbeef\n0,       1024,       1024,      100,      400, 0x01\n'
    expect(framesOf(listing)).toBe(1124)
  })
})
