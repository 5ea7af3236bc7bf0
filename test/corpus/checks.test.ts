import { describe, expect, it } from 'vitest'
import { faultsOf, type RungFindings } from './checks.ts'

const times = (count: number, step: number, from = 10): number[] =>
  Array.from({ length: count }, (_, index) => from + index * step)
const rung: RungFindings = {
  ...{ name: '240', frameRate: 25, decoded: 100, duration: 4, keyframes: [10, 12] },
  ...{ video: times(100, 0.04), audio: times(100, 0.042667, 10 - 0.042667), level: -21 },
}

describe('faultsOf', () => {
  it('finds none where all is well', () => {
    expect(faultsOf([rung, { ...rung, name: '360' }], 4)).toEqual([])
    expect(faultsOf([{ ...rung, audio: [] }], null)).toEqual([])
  })

  it.each([
    [
      'a frame that is missing',
      { video: rung.video.toSpliced(50, 1), decoded: 99 },
      'a gap or double in the picture',
    ],
    [
      'a packet that is doubled',
      { audio: rung.audio.toSpliced(50, 0, rung.audio[50] ?? 0) },
      'a gap or double in the sound',
    ],
    ['a frame that cannot be decoded', { decoded: 99 }, '99 of 100 frames decoded'],
    ['another length', { duration: 4.1 }, '4.100 s, the source 4.000 s'],
    ['sound that comes late', { audio: times(100, 0.042667, 10.05) }, 'picture and sound 93 ms apart'],
  ])('finds %s', (_name, change, fault) => {
    expect(faultsOf([{ ...rung, ...change }], 4)).toEqual([`240: ${fault}`])
  })

  it('finds keyframes that differ between rungs', () => {
    expect(faultsOf([rung, { ...rung, name: '360', keyframes: [10, 12.04] }], 4)).toEqual([
      '360: keyframes elsewhere',
    ])
  })

  it('finds a rung that is softer than the others', () => {
    expect(faultsOf([rung, { ...rung, name: '360', level: -24.1 }], 4)).toEqual([
      '360: 3.1 dB apart from 240',
    ])
  })

  it('finds that there is nothing', () => {
    expect(faultsOf([], 4)).toEqual(['no rung'])
  })
})
