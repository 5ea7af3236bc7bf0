import { describe, expect, it } from 'vitest'
import { videoWarnings } from '../../../workers/video/warnings.ts'
import { SAMPLE_FACTS as facts, SAMPLE_PICTURE, SAMPLE_SOUND } from '../../support/source-facts.ts'

const loudness = { integrated: -20, truePeak: -2, range: 5, shortTermMax: null, momentaryMax: null }

describe('videoWarnings', () => {
  it('has nothing to say of a good film', () => {
    expect(videoWarnings(facts, loudness, [])).toEqual([])
    expect(videoWarnings({ ...facts, sound: null }, null, [])).toEqual([])
  })

  it.each([
    ['a file that says to be longer', { told: 130 }, { code: 'film_cut_short', about: '60' }],
    [
      'sound that ends early',
      { sound: { ...SAMPLE_SOUND, end: 5.2 } },
      { code: 'sound_ends_early', about: '5' },
    ],
    [
      'a picture that ends early',
      { picture: { ...SAMPLE_PICTURE, end: 9 } },
      { code: 'picture_ends_early', about: '9' },
    ],
    [
      'one side alone',
      { sound: { ...SAMPLE_SOUND, balance: 'one-sided' as const } },
      { code: 'sound_one_sided' },
    ],
    [
      'sides that cancel out',
      { sound: { ...SAMPLE_SOUND, balance: 'cancelling' as const } },
      { code: 'sound_cancels' },
    ],
    ['silence', { sound: { ...SAMPLE_SOUND, balance: 'silent' as const } }, { code: 'sound_silent' }],
  ])('%s', (_name, change, warning) => {
    expect(videoWarnings({ ...facts, ...change }, loudness, [])).toEqual([warning])
  })

  it('does not take a clock that was never set for a length', () => {
    expect(videoWarnings({ ...facts, told: 268_435 }, loudness, [])).toEqual([])
  })

  it.each([
    ['very quiet', { integrated: -41.3 }, { code: 'film_quiet', about: '-41' }],
    ['clipped', { truePeak: 2.1 }, { code: 'sound_clipped' }],
  ])('%s', (_name, change, warning) => {
    expect(videoWarnings(facts, { ...loudness, ...change }, [])).toEqual([warning])
  })

  it('tells what was left out, each once, with the reason', () => {
    const leftOut = [
      { extra: 'poster', reason: 'damaged_file' },
      { extra: 'pictures', reason: 'took_too_long' },
      { extra: 'captions' },
    ] as const
    expect(videoWarnings(facts, loudness, leftOut)).toEqual([
      { code: 'poster_left_out', reason: 'damaged_file' },
      { code: 'captions_left_out' },
    ])
  })
})
