import { describe, expect, it } from 'vitest'
import type { SourceFacts } from '../../../workers/probe/facts.ts'
import { isCutOff, isTooLong, refusalOf } from '../../../workers/probe/refusal.ts'
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

describe('isTooLong', () => {
  it.each([
    [13 * 3600, 'video', true],
    [11 * 3600, 'video', false],
    [4 * 3600, 'spot', true],
    [null, 'video', false],
  ] as const)('%s s of a %s: %s', (duration, kind, tooLong) => {
    expect(isTooLong({ duration }, kind)).toBe(tooLong)
  })
})
