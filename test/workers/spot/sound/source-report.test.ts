import { expect, it } from 'vitest'
import { sourceReport } from '../../../../workers/spot/sound/source-report.ts'

const CHANNELS = `[Parsed_astats_0 @ 0x55d0] Channel: 1
[Parsed_astats_0 @ 0x55d0] Peak level dB: -18.47
[Parsed_astats_0 @ 0x55d0] RMS level dB: -21.52
[Parsed_astats_0 @ 0x55d0] Flat factor: 0.000000
[Parsed_astats_0 @ 0x55d0] Channel: 2
[Parsed_astats_0 @ 0x55d0] Peak level dB: -inf
[Parsed_astats_0 @ 0x55d0] RMS level dB: -inf
[Parsed_astats_0 @ 0x55d0] Flat factor: -nan`

it('reads the figures of each channel', () => {
  expect(sourceReport(CHANNELS)).toEqual({
    damagedPackets: 0,
    isTorn: false,
    channels: [
      { rms: -21.52, peak: -18.47, flatness: 0 },
      { rms: -120, peak: -120, flatness: 0 },
    ],
  })
})

it('takes the loudest part of a stream that was measured in parts', () => {
  const second = CHANNELS.replaceAll('-inf', '-30').replaceAll('0x55d0', '0x66e0')
  expect(sourceReport(`${CHANNELS}\n${second}`).channels[1]).toEqual({ rms: -30, peak: -30, flatness: 0 })
})

it('counts packets that nothing could be made of, also those that ffmpeg says only once', () => {
  const log = `[flac @ 0x1] invalid residual
Error while decoding stream #0:0: Invalid data found when processing input
    Last message repeated 2 times
[aist#0:0/aac @ 0x2] Error submitting packet to decoder: Invalid data found
size=N/A time=00:00:02.78
    Last message repeated 7 times`
  expect(sourceReport(log)).toMatchObject({ damagedPackets: 4, isTorn: false })
})

it.each([
  '[ogg @ 0x55786b700640] CRC mismatch!',
  '[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55d81afd1880] stream 0, offset 0x9cad: partial file',
  '[matroska,webm @ 0x55e2b3ed4880] File ended prematurely',
])('sees a torn container: %s', (line) => {
  expect(sourceReport(line).isTorn).toBe(true)
})
