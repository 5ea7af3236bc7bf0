import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../workers/processes/failure.ts'

describe('failureOf', () => {
  it.each([
    ['[hls @ 0x5] Format not on whitelist mov,mp3', 'references_other_files'],
    ['[concat @ 0x5] Format not on whitelist mov,mp3', 'references_other_files'],
    ["[file @ 0x5] Protocol 'http' not on whitelist 'file,pipe'!", 'references_other_files'],
    ['[srt @ 0x5] Format not on whitelist mov,mp3', 'unknown_type'],
    ['[mov @ 0x5] moov atom not found', 'damaged_file'],
    [
      '[mov,mp4 @ 0x5] error reading header\nsource: Invalid data found when processing input',
      'damaged_file',
    ],
    ['source: Invalid data found when processing input', 'unknown_type'],
    ['[mov,mp4 @ 0x5] hit EOF while reading sub-sample encryption info', 'protected_file'],
    [
      '[h264 @ 0x5] [IMGUTILS @ 0x7] Picture size 12000x8000 exceeds specified max pixel count 67108864, see the documentation if you wish to increase it',
      'too_many_pixels',
    ],
    ['av_interleaved_write_frame(): No space left on device', 'disk_full'],
    ['x264 [error]: malloc of size 99 failed\nCannot allocate memory', 'out_of_memory'],
    ["[magicyuv @ 0x5] Codec (magicyuv) not on whitelist 'h264,aac'", 'unsupported_format'],
    ['something new', 'encoder_failed'],
  ])('reads %s as %s', (log, code) => {
    expect(failureOf(log, 'exited with code 1').code).toBe(code)
  })

  it('keeps how it ended and the last lines', () => {
    expect(failureOf('one\ntwo\n\nthree\nfour', 'exited with code 1').detail).toBe(
      'exited with code 1 | two | three | four',
    )
  })
})
