import { describe, expect, it } from 'vitest'
import { chunksOf, segmentTimes, withoutOpening } from '../../../workers/video/grid.ts'

describe('segmentTimes', () => {
  it('opens with two short segments', () => {
    expect(segmentTimes(18)).toEqual([0, 2, 4, 8, 12, 16, 18])
  })

  it('joins a last segment of less than a second to the one before', () => {
    expect(segmentTimes(16.5)).toEqual([0, 2, 4, 8, 12, 16.5])
  })

  it('makes one segment of what is shorter than three seconds', () => {
    expect(segmentTimes(0.3)).toEqual([0, 0.3])
    expect(segmentTimes(2.9)).toEqual([0, 2.9])
  })
})

describe('chunksOf', () => {
  it('begins with a short chunk, so that the first picture comes early', () => {
    const chunks = chunksOf(30, 1 / 24)
    expect(chunks.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [2, 8],
      [8, 24],
      [24, null],
    ])
  })

  it('numbers segments over the whole work', () => {
    const chunks = chunksOf(30, 1 / 24)
    expect(chunks.map(({ firstSegment }) => firstSegment)).toEqual([0, 1, 3, 7])
    expect(chunks[1]?.segments).toEqual([2, 4])
  })

  it('cuts on whole frames of the slowest rung, also at 29.97', () => {
    const frame = 2002 / 30000
    const chunks = chunksOf(120, frame)
    for (const time of chunks.flatMap(({ segments }) => segments)) {
      expect(Math.abs(time / frame - Math.round(time / frame))).toBeLessThan(1e-6)
    }
    for (const [index, chunk] of chunks.entries()) {
      expect(chunk.end).toBe(chunks[index + 1]?.start ?? null)
    }
  })

  it('makes longer chunks of longer films, and loses none of twelve hours', () => {
    const chunks = chunksOf(12 * 3600, 1 / 25)
    expect(chunks[2]?.segments).toHaveLength(6)
    expect(chunks.flatMap(({ segments }) => segments)).toHaveLength(segmentTimes(12 * 3600).length - 1)
  })
})

describe('withoutOpening', () => {
  it('joins the short chunks at the beginning with the one after them', () => {
    const [joined, second, ...others] = withoutOpening(chunksOf(40, 1 / 25))
    expect(joined).toMatchObject({ index: 0, start: 0, end: 24, firstSegment: 0 })
    expect(joined?.segments).toEqual([0, 2, 4, 8, 12, 16, 20])
    expect(second).toMatchObject({ index: 1, start: 24, end: null, firstSegment: 7 })
    expect(others).toEqual([])
  })

  it('makes one of what is hardly more than an opening', () => {
    expect(withoutOpening(chunksOf(7, 1 / 25))).toMatchObject([{ start: 0, end: null, segments: [0, 2, 4] }])
  })
})
