import { describe, expect, it } from 'vitest'
import { soundingSpan } from '../../../../workers/spot/sound/span.ts'

const RATE = 44_100
const WINDOW = 441
const silence = (seconds: number): number[] => Array(seconds * 100).fill(0)
const sound = (seconds: number, peak = 0.3): number[] => Array(seconds * 100).fill(peak)

function spanOf(peaks: number[], integrated = -23, frames = peaks.length * WINDOW): [number, number] | null {
  const span = soundingSpan(peaks, WINDOW, frames, integrated, RATE)
  return span && [span.start / RATE, span.end / RATE]
}

describe('where a spot sounds', () => {
  it('is between the silence at its ends, with room to breathe', () => {
    expect(spanOf([...silence(2), ...sound(5), ...silence(3)])).toEqual([1.95, 7.2])
  })

  it('keeps a pause in the middle', () => {
    expect(spanOf([...sound(1), ...silence(4), ...sound(1)])).toEqual([0, 6])
  })

  it('ends with the last frame, also in a window that is not full', () => {
    expect(spanOf(sound(1), -23, 44_000)).toEqual([0, 44_000 / RATE])
  })

  it('keeps a fade that is still heard next to the rest', () => {
    const fade = [0.1, 0.03, 0.01, 0.003, 0.002, 0.0005, 0.0002].flatMap((peak) => sound(1, peak))
    const [, end = 0] = spanOf([...sound(2), ...fade], -23) ?? []
    expect(end).toBeCloseTo(7.2, 5)
  })

  it('takes a quiet recording for what it is', () => {
    expect(spanOf([...silence(1), ...sound(2, 0.002), ...silence(1)], -55)).toEqual([0.95, 3.2])
  })

  it('is nowhere in silence', () => {
    expect(spanOf(silence(3))).toBe(null)
    expect(spanOf([])).toBe(null)
  })
})
