import { describe, expect, it } from 'vitest'
import { borneOut, endOf, isBrokenOff, isTrue, measuredEnds } from '../../../workers/probe/ends.ts'
import { SAMPLE_FACTS as facts, SAMPLE_PICTURE, SAMPLE_SOUND } from '../../support/source-facts.ts'

const found = (...ends: [number, number][]) => ({ ends: new Map(ends) })

describe('endOf', () => {
  const packet = { stream: 0, pts: 1, dts: 1, duration: 0.04, size: 100, pos: 0, flags: 'K_' }

  it('is the end of a packet that is shown, whole and inside the file', () => {
    expect(endOf(packet, 100)).toBeCloseTo(1.04)
    expect(endOf({ ...packet, pts: null, pos: null }, 100)).toBeCloseTo(1.04)
  })

  it.each([
    ['is torn', { pos: 1 }],
    ['is left out by an edit list', { flags: '_D' }],
    ['has no time', { pts: null, dts: null }],
  ])('is not told by one that %s', (_name, change) => {
    expect(endOf({ ...packet, ...change }, 100)).toBeNull()
  })
})

describe('borneOut', () => {
  it('believes the packets more than the container', () => {
    const measured = borneOut(facts, found([0, 59.5], [1, 60.2]))
    expect([measured?.picture?.end, measured?.sound?.end, measured?.duration]).toEqual([59.5, 60.2, 60.2])
  })

  it('lets a track stop early that says so', () => {
    const early = { ...facts, zero: 10, sound: { ...SAMPLE_SOUND, end: 5 } }
    expect(borneOut(early, found([0, 70]))).toMatchObject({ duration: 60, sound: { end: 5 } })
  })

  it.each([
    ['nothing is near the end of a track that says to go on', facts, found([0, 60])],
    [
      'a track says nothing and has nothing there',
      { ...facts, sound: { ...SAMPLE_SOUND, end: null } },
      found([0, 60]),
    ],
    ['the container tells more', { ...facts, duration: 90 }, found([0, 60], [1, 60])],
    ['the container tells less', { ...facts, duration: 30 }, found([0, 60], [1, 60])],
    ['no length is told', { ...facts, duration: null }, found([0, 60], [1, 60])],
  ])('asks for more where %s', (_name, told, scan) => {
    expect(borneOut(told, scan)).toBeNull()
  })
})

describe('measuredEnds', () => {
  it('counts from the beginning of the work', () => {
    expect(measuredEnds({ ...facts, sound: null, zero: 10 }, () => 70).duration).toBe(60)
  })

  it('takes a track without packets for one that ends at once', () => {
    expect(measuredEnds(facts, (stream) => (stream === 1 ? 60 : null)).picture?.end).toBe(0)
  })
})

describe('isTrue', () => {
  it.each([
    [60, 59.2, true],
    [45, 20, false],
    [9, 16, false],
    [268_435, 40, false],
    [null, 60, false],
  ])('%s s that are %s s: %s', (told, there, expected) => {
    expect(isTrue(told, there)).toBe(expected)
  })
})

describe('isBrokenOff', () => {
  const indexed = { ...facts, picture: { ...SAMPLE_PICTURE, indexed: 1500 } }
  const scan = (count: number, endsEarly = false) => ({ counts: new Map([[0, count]]), endsEarly })

  it.each([
    ['half of what its index counts', indexed, 30, scan(750), true],
    ['a demuxer that met the end too early', facts, 30, scan(750, true), true],
    ['a length that was only said', facts, 30, scan(750), false],
    ['all that its index counts', indexed, 30, scan(1500), false],
    ['the length that it says', indexed, 59.5, scan(1000, true), false],
  ])('%s: %#', (_name, told, duration, found, broken) => {
    expect(isBrokenOff(told, { duration }, found)).toBe(broken)
  })
})
