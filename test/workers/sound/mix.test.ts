import { describe, expect, it } from 'vitest'
import {
  cancelsOut,
  isFolded,
  monoMix,
  onlySide,
  plainStereo,
  stereoByNumber,
  stereoFilter,
} from '../../../workers/sound/mix.ts'

/** As it is written into the filter. */
const ROOT_OF_HALF = 707 / 1000

describe('monoMix', () => {
  it.each([
    ['the same on both sides', -20, -20, -20, { left: 0.5, right: 0.5 }],
    ['nothing in common: as loud as the two', -20, -20, -23.01, { left: ROOT_OF_HALF, right: ROOT_OF_HALF }],
    ['a little in common', -20, -20, -21.5, { left: 0.594, right: 0.594 }],
    ['more than that is not added', -20, -20, -25.9, { left: ROOT_OF_HALF, right: ROOT_OF_HALF }],
    ['they cancel out', -20, -20, -90, { left: 1, right: 0 }],
    ['they cancel out, and the right one is louder', -21, -20, -40, { left: 0, right: 1 }],
  ])('%s', (_name, left, right, middle, mix) => {
    expect(monoMix({ left, right, middle })).toEqual(mix)
    expect(cancelsOut({ left, right, middle })).toBe(mix.left !== mix.right)
  })
})

describe('onlySide', () => {
  it.each([
    [-20, -22, null],
    [-20, -65, 'left'],
    [Number.NEGATIVE_INFINITY, -30, 'right'],
    [-80, -80, null],
  ])('of %d and %d dB: %s', (left, right, side) => {
    expect(onlySide({ left, right })).toBe(side)
  })
})

describe('two channels of any', () => {
  it('takes those that sound, where nobody says what they are', () => {
    const silent = Number.NEGATIVE_INFINITY
    expect(stereoByNumber([-20, -20, -21, -19])).toEqual({ by: 'number', left: [0, 2], right: [1, 3] })
    expect(stereoByNumber([-20, -20, silent, silent])).toEqual({ by: 'number', left: [0], right: [1] })
    expect(stereoByNumber([silent, silent, -30, -75])).toEqual({ by: 'number', left: [2], right: [2] })
    expect(stereoByNumber([silent, silent])).toEqual({ by: 'number', left: [0], right: [1] })
  })

  it.each([
    [1, 'mono', 'centre'],
    [1, null, 'centre'],
    [2, null, 'layout'],
    [6, '5.1(side)', 'layout'],
    [6, null, 'number'],
    [9, null, 'number'],
    [12, '12 channels', 'number'],
    [4, 'ambisonic 1', 'number'],
  ])('%d channels, told as %s, by %s', (channels, layout, by) => {
    expect(plainStereo(channels, layout).by).toBe(by)
  })

  it('knows the layouts that ffmpeg folds', () => {
    expect(['stereo', '5.1', '7.1(wide)', 'quad(side)'].every(isFolded)).toBe(true)
    expect(['hexadecagonal', '22.2', 'mono'].some(isFolded)).toBe(false)
  })

  it('gives one channel to both sides at full level', () => {
    expect(stereoFilter({ by: 'centre' })).toBe('pan=stereo|FL=FL+FC|FR=FR+FC')
    expect(stereoFilter({ by: 'number', left: [0, 2], right: [1] })).toBe(
      'pan=stereo|c0=0.5000*c0+0.5000*c2|c1=1.0000*c1',
    )
  })
})
