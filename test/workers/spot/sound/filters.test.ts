import { describe, expect, it } from 'vitest'
import { filterPath, renditionFilter, stereoFilter } from '../../../../workers/spot/sound/filters.ts'

const span = { start: 441, end: 44_541 }

describe('filters of a spot', () => {
  it('are the cut and plain gain, where nothing else is needed', () => {
    const filter = renditionFilter(
      span,
      { gain: -3.25, ceiling: null },
      { mono: null, sampleRate: 44_100, dither: false },
    )
    expect(filter).toBe(
      'atrim=start_sample=441:end_sample=44541,asetpts=PTS-STARTPTS,volume=-3.250dB:precision=float',
    )
  })

  it('limit at four times the rate, and keep the number of samples', () => {
    const filter = renditionFilter(
      span,
      { gain: 6, ceiling: -1.1 },
      { mono: null, sampleRate: 44_100, dither: true },
    )
    expect(filter).toContain('aresample=176400,alimiter=limit=0.881049:')
    expect(filter).toContain('aresample=44100,atrim=end_sample=44100')
    expect(filter).toMatch(/dither_method=triangular$/)
  })

  it('bring two channels to one before the limiter sees them', () => {
    const filter = renditionFilter(
      span,
      { gain: 6, ceiling: -2 },
      { mono: 'both', sampleRate: 48_000, dither: false },
    )
    expect(filter.indexOf('pan=mono')).toBeLessThan(filter.indexOf('alimiter'))
    expect(filter).toMatch(/aresample=48000$/)
  })

  it('put one channel on both sides at full level', () => {
    expect(stereoFilter({ channels: 1, channel_layout: 'mono' })).toBe('pan=stereo|c0=FL+FC+DL|c1=FR+FC+DR')
    expect(stereoFilter({ channels: 6, channel_layout: '5.1' })).toBe('aformat=channel_layouts=stereo')
  })

  it.each(['unknown', '4 channels', undefined])('mix all channels of a layout that is %s', (layout) => {
    const all = '0.2500*c0+0.2500*c1+0.2500*c2+0.2500*c3'
    const track = { channels: 4, ...(layout !== undefined && { channel_layout: layout }) }
    expect(stereoFilter(track)).toBe(`pan=stereo|c0=${all}|c1=${all}`)
  })

  it('escape a path for the option and for the graph', () => {
    expect(filterPath('/data/chaski')).toBe('/data/chaski')
    expect(filterPath("/a:b/it's,[x];y")).toBe("/a\\\\:b/it\\\\\\'s\\,\\[x\\]\\;y")
  })
})
