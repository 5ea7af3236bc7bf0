import { expect, it } from 'vitest'
import { filterGraph } from '../../../workers/video/filters.ts'
import { chunksOf } from '../../../workers/video/grid.ts'

it.each([
  [12.5, { num: 25, den: 2 }],
  [23.976, { num: 24000, den: 1001 }],
  [24, { num: 24, den: 1 }],
  [25, { num: 25, den: 1 }],
  [29.97, { num: 30000, den: 1001 }],
  [30, { num: 30, den: 1 }],
  [50, { num: 50, den: 1 }],
  [59.94, { num: 60000, den: 1001 }],
])('cuts %d frames a second where `trim` rounds to the frame of the bound', (_name, rate) => {
  const frame = rate.den / rate.num
  const picture = {
    ...{ stream: 0, codec: 'h264', width: 256, height: 144, codedPixels: 1, rate },
    ...{ interlaced: false, hdr: null, end: 600 },
  }
  const chunks = chunksOf(600, 2 * frame)
  for (const chunk of chunks.slice(1, -1)) {
    const [, start, end] =
      /trim=start=([\d.]+):end=([\d.]+)/.exec(
        filterGraph({ picture, rate, chunk, duration: 600, hold: 0, rungs: [] }),
      ) ?? []
    // The filter works in frames, and rounds times to the nearest.
    expect(Math.round(Number(start) / frame)).toBe(Math.round(chunk.start / frame))
    expect(Math.round(Number(end) / frame)).toBe(Math.round((chunk.end ?? 0) / frame))
    expect(Math.abs(Number(start) / frame - Math.round(Number(start) / frame))).toBeLessThan(0.3)
  }
})
