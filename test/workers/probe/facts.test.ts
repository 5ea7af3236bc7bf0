import { describe, expect, it } from 'vitest'
import type { FfprobeStream } from '../../../workers/ffmpeg/ffprobe.ts'
import { sourceFacts } from '../../../workers/probe/facts.ts'

const video: FfprobeStream = {
  ...{ index: 0, codec_type: 'video', codec_name: 'h264', width: 1920, height: 1080 },
  ...{ r_frame_rate: '25/1', avg_frame_rate: '25/1', start_time: '0.000000', duration: '60.000000' },
}
const audio: FfprobeStream = {
  ...{ index: 1, codec_type: 'audio', codec_name: 'aac', sample_rate: '48000', channels: 2 },
  ...{ start_time: '0.000000', duration: '60.020000' },
}
const format = { format_name: 'mov,mp4,m4a,3gp,3g2,mj2', duration: '60.020000', start_time: '0.000000' }
const factsOf = (...streams: FfprobeStream[]) => sourceFacts({ format, streams })

describe('sourceFacts', () => {
  it('takes the longer of picture and sound as the length', () => {
    expect(factsOf(video, audio).duration).toBe(60.02)
  })

  it.each([
    ['upright as coded', {}, 1920, 1080],
    ['turned by a telephone', { side_data_list: [{ rotation: -90 }] }, 1080, 1920],
    ['turned the other way', { side_data_list: [{ rotation: 90 }] }, 1080, 1920],
    ['upside down', { side_data_list: [{ rotation: 180 }] }, 1920, 1080],
    ['wide pixels', { width: 720, height: 576, sample_aspect_ratio: '64:45' }, 1024, 576],
    ['narrow pixels', { width: 720, height: 480, sample_aspect_ratio: '8:9' }, 720, 540],
    [
      'wide pixels and turned',
      { width: 720, height: 576, sample_aspect_ratio: '64:45', side_data_list: [{ rotation: 90 }] },
      576,
      1024,
    ],
    ['a ratio of nonsense', { sample_aspect_ratio: '1:5000' }, 1920, 1080],
    ['no ratio', { sample_aspect_ratio: '0:1' }, 1920, 1080],
  ])('shows a picture as it is to be seen: %s', (_name, change, width, height) => {
    expect(factsOf({ ...video, ...change }).picture).toMatchObject({ width, height })
  })

  it('does not take a cover for a moving picture', () => {
    expect(factsOf({ ...video, disposition: { attached_pic: 1 } }, audio).picture).toBeNull()
  })

  it.each([
    [{ tags: { enc_key_id: 'BwcHBw==' } }, true],
    [{ codec_tag_string: 'encv' }, true],
    [{ codec_tag_string: 'avc1' }, false],
  ])('knows what is encrypted: %o', (change, isProtected) => {
    expect(factsOf({ ...video, ...change }, audio).isProtected).toBe(isProtected)
  })

  it('does not take a picture that nobody can decode', () => {
    expect(factsOf({ ...video, codec_name: 'unknown' }, audio).picture).toBeNull()
    expect(factsOf(video, { ...audio, codec_name: 'unknown' }).sound).toBeNull()
  })

  it('takes the sound that is marked as the default', () => {
    const other = { ...audio, index: 2, disposition: { default: 1 } }
    expect(factsOf(video, audio, other).sound?.stream).toBe(2)
    expect(factsOf(video, audio, { ...audio, index: 2 }).sound?.stream).toBe(1)
  })

  it.each([
    ['a telephone held upright', { side_data_list: [{ rotation: -90 }] }, true, 1080, 1920],
    ['wide pixels', { width: 720, height: 576, sample_aspect_ratio: '64:45' }, false, 720, 576],
  ])('knows the frames that a decoder gives: %s', (_name, change, isTurned, width, height) => {
    expect(factsOf({ ...video, ...change }).picture).toMatchObject({ isTurned, coded: { width, height } })
  })

  it.each([
    ['tt', true],
    ['bb', true],
    ['progressive', false],
    ['unknown', false],
  ])('knows interlaced fields: %s', (field_order, interlaced) => {
    expect(factsOf({ ...video, field_order }).picture?.interlaced).toBe(interlaced)
  })

  it('counts from the first timestamp, wherever that stands', () => {
    const late = { ...video, start_time: '10.000000', duration: '4.000000' }
    const facts = sourceFacts({
      format: { ...format, start_time: '10.000000', duration: '14.000000' },
      streams: [late],
    })
    expect(facts.duration).toBe(4)
    expect(facts.picture?.end).toBe(4)
  })

  it('takes from the end of a Matroska what its clock started with', () => {
    const late = { format_name: 'matroska,webm', start_time: '10.000000', duration: '13.000000' }
    const stream = { ...video, start_time: '10.000000', duration: undefined }
    expect(sourceFacts({ format: late, streams: [stream] }).duration).toBe(3)
  })

  it('counts from the picture where sound begins a moment earlier, and from the sound where it is longer', () => {
    const early = (start: string) =>
      sourceFacts({
        format: { ...format, start_time: start },
        streams: [video, { ...audio, start_time: start }],
      })
    expect(early('-0.023000').zero).toBe(0)
    expect(early('-2.000000').zero).toBe(-2)
  })

  it('falls back to the length of the container', () => {
    expect(factsOf({ ...video, duration: undefined }).duration).toBe(60.02)
    expect(
      sourceFacts({ format: { format_name: 'matroska,webm' }, streams: [{ ...video, duration: undefined }] })
        .duration,
    ).toBeNull()
  })

  it('keeps no more of chapters than can be read, in plain words', () => {
    const chapter = { start_time: '0', end_time: '1' }
    const { chapters } = sourceFacts({
      format,
      streams: [video],
      chapters: [
        { ...chapter, tags: { title: ' uno\u0000\r\n\u001b[31m dos ' } },
        { ...chapter, tags: { title: 'x'.repeat(100_000) } },
        { ...chapter, tags: { title: '\t' } },
        ...Array.from({ length: 50_000 }, () => chapter),
      ],
    })
    expect(chapters).toHaveLength(200)
    expect(chapters.slice(0, 3).map(({ title }) => title)).toEqual(['uno [31m dos', 'x'.repeat(200), '3'])
  })

  it('keeps subtitles that are text, and chapters', () => {
    const facts = sourceFacts({
      format,
      streams: [
        video,
        { index: 2, codec_type: 'subtitle', codec_name: 'subrip', tags: { language: 'spa' } },
        { index: 3, codec_type: 'subtitle', codec_name: 'hdmv_pgs_subtitle' },
      ],
      chapters: [
        { start_time: '0.0', end_time: '30.0', tags: { title: 'Inicio' } },
        { start_time: '30.0', end_time: '60.0' },
      ],
    })
    expect(facts.subtitles).toEqual([{ stream: 2, language: 'spa' }])
    expect(facts.chapters).toEqual([
      { start: 0, end: 30, title: 'Inicio' },
      { start: 30, end: 60, title: '2' },
    ])
  })
})
