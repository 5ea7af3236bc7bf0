import { describe, expect, it } from 'vitest'
import { findFrames } from '../../../media/sniffing/frame-sync.ts'

/** MPEG 1, layer III, 128 kbit/s, 44.1 kHz: 417 bytes. */
const mp3 = (frames: number): Buffer =>
  Buffer.concat(
    Array.from({ length: frames }, () =>
      Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413, 0x55)]),
    ),
  )
/** AAC LC, 44.1 kHz, 200 bytes. */
const adts = (frames: number): Buffer =>
  Buffer.concat(
    Array.from({ length: frames }, () =>
      Buffer.concat([
        Buffer.from([0xff, 0xf1, 0x50, 0x80, 200 >> 3, (200 & 7) << 5, 0xfc]),
        Buffer.alloc(193, 0x55),
      ]),
    ),
  )
const garbage = Buffer.alloc(70_000, Buffer.from('deadbeef', 'hex'))

describe('findFrames', () => {
  it.each([
    ['MP3', mp3(20), 20 * (1152 / 44_100)],
    ['AAC', adts(20), 20 * (1024 / 44_100)],
  ])('finds %s behind garbage', (_name, sound, seconds) => {
    const run = findFrames(Buffer.concat([garbage, sound]))
    expect(run).toMatchObject({ start: garbage.length, frames: 20, reachesEnd: true })
    expect(run?.seconds).toBeCloseTo(seconds, 6)
  })

  it('finds the sound of a file of which only the beginning is there', () => {
    expect(findFrames(mp3(20).subarray(0, 4000))).toMatchObject({ start: 0, frames: 10, reachesEnd: true })
  })

  it('takes a single frame for sound where it is all of the file, and nowhere else', () => {
    expect(findFrames(mp3(1))).toMatchObject({ frames: 1, reachesEnd: true })
    expect(findFrames(Buffer.concat([garbage, mp3(1)]))).toBeNull()
  })

  it('is not fooled by what looks like a frame', () => {
    expect(findFrames(garbage)).toBeNull()
    expect(findFrames(Buffer.concat([mp3(3), garbage]))).toBeNull()
    expect(findFrames(Buffer.alloc(10_000, 0xff))).toBeNull()
    expect(findFrames(new Uint8Array())).toBeNull()
  })
})
