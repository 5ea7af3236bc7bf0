import { describe, expect, it } from 'vitest'
import { framesPerPoint, waveformOf } from '../../../../workers/spot/sound/waveform.ts'

describe('a waveform', () => {
  it('has at most 800 points, whatever the length', () => {
    for (const frames of [1, 799, 800, 801, 484_659, 44_100 * 3 * 3600]) {
      expect(Math.ceil(frames / framesPerPoint(frames))).toBeLessThanOrEqual(800)
    }
    expect(Math.ceil(1_323_000 / framesPerPoint(1_323_000))).toBeGreaterThan(780)
  })

  it('is that of audiowaveform, lowest and highest in turn, at the level that is heard', () => {
    const extremes = { low: Float32Array.of(-0.5, -1), high: Float32Array.of(0.25, 1) }
    const waveform = waveformOf(extremes, { sampleRate: 44_100, framesPerPoint: 10, gain: -6.0206 })
    expect(waveform).toEqual({
      version: 2,
      channels: 1,
      sample_rate: 44_100,
      samples_per_pixel: 10,
      bits: 8,
      length: 2,
      data: [-32, 16, -63, 63],
    })
  })

  it('stays within a byte where a limiter was at work', () => {
    const extremes = { low: Float32Array.of(-1), high: Float32Array.of(1) }
    const { data } = waveformOf(extremes, { sampleRate: 44_100, framesPerPoint: 10, gain: 12 })
    expect(data).toEqual([-128, 127])
  })
})
