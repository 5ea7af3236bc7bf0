import { describe, expect, it } from 'vitest'
import type { SourceFacts } from '../../../workers/probe/facts.ts'
import { isCutOff, isTooLong, kindOf, lengthRefusal, refusalOf } from '../../../workers/probe/refusal.ts'
import { SAMPLE_FACTS, SAMPLE_PICTURE } from '../../support/source-facts.ts'

const picture = { ...SAMPLE_PICTURE, width: 1280, height: 720, coded: { width: 1280, height: 720 } }
const facts: SourceFacts = { ...SAMPLE_FACTS, picture }

describe('refusalOf', () => {
  it.each([
    ['a film', {}, 'video', null],
    ['a film without sound', { sound: null }, 'video', null],
    ['a film without a picture', { picture: null }, 'video', 'no_picture'],
    ['a spot with a cover or a picture', {}, 'spot', null],
    ['a spot without sound', { sound: null }, 'spot', 'no_sound'],
    ['an encrypted film', { isProtected: true, picture: null }, 'video', 'protected_file'],
    ['neither', { sound: null, picture: null }, 'video', 'unknown_type'],
    ['8K', { picture: { ...picture, coded: { width: 7680, height: 4320 } } }, 'video', 'too_many_pixels'],
    ['DCI 4K', { picture: { ...picture, coded: { width: 4096, height: 2160 } } }, 'video', null],
    ['a strip', { picture: { ...picture, width: 16_000, height: 100 } }, 'video', 'too_many_pixels'],
  ] as const)('%s', (_name, change, kind, code) => {
    expect(refusalOf({ ...facts, ...change }, kind)).toBe(code)
  })
})

describe('kindOf', () => {
  it.each([
    ['sound alone', { picture: null }, { kind: 'video' }, 'spot'],
    ['sound alone that staff called a film', { picture: null }, { kind: 'video', kindIsSet: true }, 'video'],
    ['a film', {}, { kind: 'video' }, 'video'],
    ['a film that staff want as a spot', {}, { kind: 'spot', kindIsSet: true }, 'spot'],
    ['nothing at all', { picture: null, sound: null }, { kind: 'video' }, 'video'],
  ] as const)('%s', (_name, change, sent, kind) => {
    expect(kindOf({ ...facts, ...change }, sent)).toBe(kind)
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

it.each([
  ['a film of a phone', 60, 12_000_000, null],
  ['a still picture with speech at 8 kbit/s, of an hour', 3600, 3_600_000, null],
  ['52 kB that claim two hours', 7799, 52_000, 'damaged_file'],
  ['a day', 86_400, 4e9, 'too_long'],
  ['no length', null, 100, null],
] as const)('%s: %s s in %i bytes', (_name, duration, bytes, refusal) => {
  expect(lengthRefusal({ duration }, bytes)).toBe(refusal)
})

describe('isTooLong', () => {
  it.each([
    [13 * 3600, true],
    [11 * 3600, false],
    [null, false],
  ] as const)('%s s: %s', (duration, tooLong) => {
    expect(isTooLong({ duration })).toBe(tooLong)
  })
})
