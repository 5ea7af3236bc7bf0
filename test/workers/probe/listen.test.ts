import { describe, expect, it } from 'vitest'
import { heardOf, levelsIn, placesOf } from '../../../workers/probe/listen.ts'
import type { SoundTrack } from '../../../workers/probe/sound-tracks.ts'
import { inOrderOfWish } from '../../../workers/sound/track-order.ts'

const track: SoundTrack = {
  ...{ stream: 1, codec: 'aac', sampleRate: 48_000, channels: 2, layout: 'stereo', language: null },
  ...{ isDefault: false, isBeside: false },
}
const stereo = { by: 'layout' } as const

describe('inOrderOfWish', () => {
  const order = (language: string | null, ...tracks: Partial<SoundTrack>[]): number[] =>
    inOrderOfWish(
      tracks.map((change, index) => ({ ...track, stream: index + 1, ...change })),
      language,
      (track) => track,
    ).map(({ stream }) => stream)

  it.each([
    ['as they come', null, [{}, {}], [1, 2]],
    ['the default first', null, [{}, { isDefault: true }], [2, 1]],
    [
      'the language of the work before the default',
      'es-PE',
      [{ isDefault: true }, { language: 'spa' }],
      [2, 1],
    ],
    ['a Quechua before others', 'quy', [{ language: 'spa', isDefault: true }, { language: 'que' }], [2, 1]],
    ['a commentary last, in whatever language', 'es', [{ language: 'spa', isBeside: true }, {}], [2, 1]],
  ])('%s', (_name, language, tracks, streams) => {
    expect(order(language, ...tracks)).toEqual(streams)
  })
})

describe('heardOf', () => {
  it.each([
    ['even', { left: -20, right: -21, middle: -20.5 }],
    ['cancelling', { left: -20, right: -20, middle: -90 }],
    ['one-sided', { left: -20, right: -90, middle: -26 }],
    ['silent', { left: -90, right: -91, middle: -95 }],
    ['silent', { left: -Infinity, right: -Infinity, middle: -Infinity }],
  ] as const)('%s', (balance, levels) => {
    expect(heardOf(track, stereo, levels).balance).toBe(balance)
  })

  it('gives the side that sounds to both', () => {
    const { mix } = heardOf(track, stereo, { left: -90, right: -20, middle: -26 })
    expect(mix).toEqual({
      stereo: { by: 'number', left: [1], right: [1] },
      mono: { left: 0.5, right: 0.5 },
    })
  })
})

describe('placesOf', () => {
  it('is all of a short film, and six places of a long one', () => {
    expect(placesOf(60)).toEqual([{ from: 0, seconds: null }])
    const places = placesOf(3600)
    expect(places).toHaveLength(6)
    expect(places.every(({ from, seconds }) => from >= 0 && from + (seconds ?? 0) <= 3600)).toBe(true)
  })

  it('is the first minute where nobody knows how long it is', () => {
    expect(placesOf(null)).toEqual([{ from: 0, seconds: 60 }])
  })
})

describe('levelsIn', () => {
  it('takes all places together, channel by channel', () => {
    const log = [
      '[Parsed_astats_1 @ 0x1] Channel: 1\n[Parsed_astats_1 @ 0x1] RMS level dB: -20.000000',
      '[Parsed_astats_1 @ 0x1] Channel: 2\n[Parsed_astats_1 @ 0x1] RMS level dB: -inf',
      '[Parsed_astats_3 @ 0x2] Channel: 1\n[Parsed_astats_3 @ 0x2] RMS level dB: -inf',
      '[Parsed_astats_3 @ 0x2] Channel: 2\n[Parsed_astats_3 @ 0x2] RMS level dB: -inf',
    ].join('\n')
    expect(levelsIn(log)).toEqual([expect.closeTo(-23.01), -Infinity])
  })
})
