import { describe, expect, it } from 'vitest'
import { ALL_DECODED, rewriteRun, rewritingOf, rewrittenFacts } from '../../../workers/video/rewrite.ts'
import { SAMPLE_FACTS as facts, SAMPLE_PICTURE, SAMPLE_SOUND } from '../../support/source-facts.ts'

const ts = { ...facts, format: 'mpegts' }
const picture = (codec: string, change = {}) => ({
  ...facts,
  picture: { ...SAMPLE_PICTURE, codec, ...change },
})
const sound = (codec: string, format = 'avi') => ({ ...facts, format, sound: { ...SAMPLE_SOUND, codec } })

describe('rewritingOf', () => {
  it.each([
    ['H.264 and AC-3', { ...sound('ac3'), format: 'mpegts' }, 'kept', 'kept'],
    ['AAC in a transport stream', ts, 'kept', 'decoded'],
    ['AAC in FLV', sound('aac', 'flv'), 'kept', 'kept'],
    ['LPCM of a camera', sound('pcm_bluray', 'mpegts'), 'kept', 'decoded'],
    ['Speex', sound('speex', 'flv'), 'kept', 'decoded'],
    ['raw pictures', picture('rawvideo'), 'decoded', 'kept'],
    ['GIF', { ...picture('gif'), sound: null }, 'decoded', 'kept'],
    ['a picture that is turned by its container', picture('h264', { isTurned: true }), 'decoded', 'kept'],
  ])('%s', (_name, source, keptPicture, keptSound) => {
    expect(rewritingOf(source)).toEqual({ picture: keptPicture, sound: keptSound })
  })
})

describe('rewriteRun', () => {
  const options = (source: typeof facts, rewriting = rewritingOf(source)): string =>
    rewriteRun('/in', '/out', source, rewriting).outputs[0]?.options.join(' ') ?? ''

  it('takes the chosen streams, not the first', () => {
    const chosen = {
      ...facts,
      picture: { ...SAMPLE_PICTURE, stream: 2 },
      sound: { ...SAMPLE_SOUND, stream: 5 },
    }
    expect(options(chosen)).toContain('-map 0:2 -c:v copy -map 0:5 -c:a copy')
  })

  it('decodes without loss what cannot be kept, and mixes it', () => {
    expect(options(facts, ALL_DECODED)).toMatch(/-c:v ffv1 .*aformat=channel_layouts=stereo.* -c:a flac/)
  })

  it('unpacks the frames of AVI', () => {
    expect(options({ ...picture('mpeg4'), format: 'avi' })).toContain('-bsf:v mpeg4_unpack_bframes')
  })
})

describe('rewrittenFacts', () => {
  const turned = { ...facts, told: 45, sound: { ...SAMPLE_SOUND, balance: 'one-sided' as const } }

  it('keeps what was told and heard of the upload', () => {
    const after = rewrittenFacts(
      turned,
      { ...facts, format: 'matroska,webm', duration: 20 },
      rewritingOf(facts),
    )
    expect(after).toMatchObject({ told: 60, duration: 20, sound: { balance: 'one-sided' } })
  })

  it('mixes a sound once', () => {
    const centre = { stereo: { by: 'centre' as const }, mono: { left: 0.5, right: 0.5 } }
    const before = { ...facts, sound: { ...SAMPLE_SOUND, mix: centre } }
    const mixOf = (rewriting: typeof ALL_DECODED) =>
      rewrittenFacts(before, facts, rewriting).sound?.mix.stereo.by
    expect(mixOf(ALL_DECODED)).toBe('layout')
    expect(mixOf({ picture: 'kept', sound: 'kept' })).toBe('centre')
  })
})
