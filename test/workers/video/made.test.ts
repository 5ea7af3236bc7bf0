import { describe, expect, it } from 'vitest'
import { chunksOf } from '../../../workers/video/grid.ts'
import { describeRung, grown, type MadeChunk, targetDuration } from '../../../workers/video/made.ts'

const chunk = (...durations: number[]): MadeChunk => ({
  rungs: {
    '240': { codecs: 'avc1.64000b', segments: durations.map((duration) => ({ duration, bytes: 1000 })) },
  },
})

describe('grown', () => {
  it('is nothing before the first chunk, whatever else is there', () => {
    expect(grown('240', 3, new Map([[1, chunk(4)]]))).toBeNull()
  })

  it('stops before the first hole', () => {
    const made = new Map([
      [0, chunk(2, 2)],
      [2, chunk(4)],
    ])
    expect(grown('240', 3, made)).toMatchObject({
      segments: [{ duration: 2 }, { duration: 2 }],
      complete: false,
    })
  })

  it('is complete with all chunks, in whatever order they came', () => {
    const made = new Map([
      [1, chunk(4)],
      [0, chunk(2, 2)],
    ])
    expect(grown('240', 2, made)).toMatchObject({ complete: true, codecs: 'avc1.64000b' })
    expect(grown('240', 2, made)?.segments.map(({ duration }) => duration)).toEqual([2, 2, 4])
  })
})

it('tells the rate of the heaviest segment and of all', () => {
  const rung = {
    ...{ name: '240', width: 426, height: 240, frameRate: 24, divisor: 1, maxrate: 1, crf: 27 },
    ...{ effort: 'fine' as const, audio: { bitrate: 32_000, channels: 1 as const }, group: 'low' as const },
  }
  const segments = [
    { duration: 2, bytes: 50_000 },
    { duration: 4, bytes: 50_000 },
  ]
  expect(describeRung(rung, { segments, codecs: 'x', complete: true })).toMatchObject({
    bandwidth: 200_000,
    averageBandwidth: 133_334,
  })
})

it('promises a target duration that no segment passes, before any is made', () => {
  const promised = (duration: number): number =>
    targetDuration({ duration, chunks: { low: chunksOf(duration, 1 / 24), high: [] } })
  expect(promised(30)).toBe(5)
  expect(promised(16.9)).toBe(6)
})
