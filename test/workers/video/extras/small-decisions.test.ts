import { describe, expect, it } from 'vitest'
import { captionLanguages } from '../../../../workers/video/caption-languages.ts'
import { pictureBitrateToFit } from '../../../../workers/video/extras/message-size.ts'
import { tagOptions } from '../../../../workers/video/extras/tags.ts'
import { loudnessOf } from '../../../../workers/video/loudness.ts'

describe('captionLanguages', () => {
  it('writes languages as BCP 47 and takes the first track of each', () => {
    const tracks = ['spa', 'eng', 'spa', 'quy', null, 'x-klingon'].map((language, stream) => ({
      stream,
      language,
    }))
    expect(captionLanguages(tracks)).toEqual([
      { stream: 0, language: 'es' },
      { stream: 1, language: 'en' },
      { stream: 3, language: 'quy' },
      { stream: 4, language: 'und' },
    ])
  })

  it('takes no more tracks than anybody translates into', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const tracks = letters.flatMap((one) => letters.map((two) => `q${one}${two}`))
    expect(captionLanguages(tracks.map((language, stream) => ({ stream, language })))).toHaveLength(20)
  })
})

describe('pictureBitrateToFit', () => {
  it('shares sixteen megabytes out over the film', () => {
    expect(pictureBitrateToFit(1800, true)).toBe(50_844)
    expect(pictureBitrateToFit(1800, false)).toBe(66_844)
  })

  it('gives up where nothing could be seen', () => {
    expect(pictureBitrateToFit(2 * 3600, true)).toBeNull()
  })
})

describe('tagOptions', () => {
  it('never lets what was typed become an option', () => {
    const options = tagOptions({ title: '-y file', organisation: 'AyD', licence: null, language: null })
    expect(options.slice(-4)).toEqual(['-metadata', 'title=-y file', '-metadata', 'artist=AyD'])
  })
})

describe('loudnessOf', () => {
  const summary = (integrated: string, peak: string): string =>
    `[Parsed_ebur128_1 @ 0x1] Summary:\n\n  Integrated loudness:\n    I:         ${integrated} LUFS\n    Threshold: -31.9 LUFS\n\n` +
    `  Loudness range:\n    LRA:        17.7 LU\n    Threshold: -42.0 LUFS\n\n  True peak:\n    Peak:       ${peak} dBFS\n`

  it('reads the summary', () => {
    expect(loudnessOf(`I: -70.0 LUFS\n${summary('-21.6', '-0.8')}`)).toEqual({
      ...{ integrated: -21.6, truePeak: -0.8, range: 17.7, shortTermMax: null, momentaryMax: null },
    })
  })

  it('has nothing to say of silence', () => {
    expect(loudnessOf(summary('-70.0', '-inf'))).toBeNull()
  })
})
