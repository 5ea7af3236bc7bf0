import { describe, expect, it } from 'vitest'
import type { SourceFacts } from '../../../workers/probe/facts.ts'
import { isCutOff, refusalOf } from '../../../workers/probe/refusal.ts'
import { lastEnd, measuredEnds } from '../../../workers/probe/tail.ts'

const picture = {
  ...{ stream: 0, codec: 'h264', width: 1280, height: 720, codedPixels: 1280 * 720 },
  ...{ rate: { num: 25, den: 1 }, interlaced: false, hdr: null, end: 60 },
}
const sound = { stream: 1, codec: 'aac', sampleRate: 48_000, channels: 2, end: 60 }
const facts: SourceFacts = {
  format: 'mov',
  duration: 60,
  zero: 0,
  picture,
  sound,
  subtitles: [],
  chapters: [],
}

describe('refusalOf', () => {
  it.each([
    ['a film', {}, 'video', null],
    ['a film without sound', { sound: null }, 'video', null],
    ['a film without a picture', { picture: null }, 'video', 'no_picture'],
    ['a spot with a cover or a picture', {}, 'spot', null],
    ['a spot without sound', { sound: null }, 'spot', 'no_sound'],
    ['neither', { sound: null, picture: null }, 'video', 'unknown_type'],
    ['thirteen hours', { duration: 13 * 3600 }, 'video', 'too_long'],
    ['a spot of four hours', { duration: 4 * 3600 }, 'spot', 'too_long'],
    ['8K', { picture: { ...picture, codedPixels: 7680 * 4320 } }, 'video', 'too_many_pixels'],
    ['DCI 4K', { picture: { ...picture, codedPixels: 4096 * 2160 } }, 'video', null],
    ['a strip', { picture: { ...picture, width: 16_000, height: 100 } }, 'video', 'too_many_pixels'],
  ] as const)('%s', (_name, change, kind, code) => {
    expect(refusalOf({ ...facts, ...change }, kind)).toBe(code)
  })
})

describe('isCutOff', () => {
  it.each([
    [60, 59.9, false],
    [60, 57.5, false],
    [60, 30, true],
    [2, 1.2, false],
    [3, 1.5, true],
  ])('%d s that end at %d: %s', (duration, end, cut) => {
    expect(isCutOff(duration, end)).toBe(cut)
  })
})

describe('lastEnd', () => {
  const packet = (pts: number, pos: number) => ({
    pts_time: String(pts),
    duration_time: '0.04',
    pos: String(pos),
    size: '100',
  })

  it('does not believe in packets beyond the end of the file', () => {
    expect(lastEnd([packet(1, 0), packet(1.04, 100), packet(1.08, 250)], 300)).toBeCloseTo(1.08)
  })

  it('leaves out what an edit list leaves out', () => {
    expect(lastEnd([packet(1, 0), { ...packet(1.04, 100), flags: '_D' }], 300)).toBeCloseTo(1.04)
  })

  it('knows nothing without packets', () => {
    expect(lastEnd([], 300)).toBeNull()
  })
})

describe('measuredEnds', () => {
  it('believes the packets more than the container', () => {
    const ends = new Map([
      [0, 59.5],
      [1, 60.2],
    ])
    const measured = measuredEnds(facts, (stream) => ends.get(stream) ?? null)
    expect([measured.picture?.end, measured.sound?.end, measured.duration]).toEqual([59.5, 60.2, 60.2])
  })

  it('counts from the beginning of the work', () => {
    expect(measuredEnds({ ...facts, sound: null, zero: 10 }, () => 70).duration).toBe(60)
  })

  it('takes a picture for ended early that has nothing near the end', () => {
    const unknown = { ...facts, picture: { ...picture, end: null } }
    expect(measuredEnds(unknown, (stream) => (stream === 1 ? 60 : null)).picture?.end).toBe(0)
    expect(measuredEnds(facts, (stream) => (stream === 1 ? 60 : null)).picture?.end).toBe(40)
  })
})
