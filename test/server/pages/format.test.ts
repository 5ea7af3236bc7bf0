import { describe, expect, test } from 'vitest'
import { clock, day, isoDuration, languageName, size, views } from '../../../server/pages/format.ts'
import { TEXTS } from '../../../server/pages/texts/choose.ts'

const { es, en, qu } = TEXTS

test.each([
  [0, '0:00'],
  [29.6, '0:30'],
  [205.4, '3:25'],
  [3725, '1:02:05'],
])('%d seconds read as %s', (seconds, text) => {
  expect(clock(seconds)).toBe(text)
})

test.each([
  [0, 'PT0S'],
  [30, 'PT30S'],
  [3725, 'PT1H2M5S'],
])('%d seconds are %s in ISO 8601', (seconds, text) => {
  expect(isoDuration(seconds)).toBe(text)
})

describe('sizes', () => {
  test.each([
    [120, '1 kB'],
    [640_400, '640 kB'],
    [999_600, '1 MB'],
    [1_240_000, '1,2 MB'],
    [35_400_000, '35 MB'],
    [2_100_000_000, '2,1 GB'],
  ])('%d bytes are %s in Spanish', (bytes, text) => {
    expect(size(bytes, es)).toBe(text)
  })

  test('have a point in English', () => {
    expect(size(1_240_000, en)).toBe('1.2 MB')
  })
})

describe('views', () => {
  test('stand as on the old site', () => {
    expect(views(3838, es)).toBe('3838 vistas')
    expect(views(1, es)).toBe('1 vista')
    expect(views(0, es)).toBe('0 vistas')
  })

  test('of five digits are grouped by a space that does not break', () => {
    expect(views(12_400, es)).toBe('12\u00a0400 vistas')
    expect(views(1_234_567, es)).toBe('1\u00a0234\u00a0567 vistas')
  })
})

test('a day is that of Lima', () => {
  expect(day('2026-01-11T03:00:00Z', es)).toBe('10 de enero de 2026')
  expect(day('2026-01-11T03:00:00Z', en)).toBe('10 January 2026')
})

test('languages are called as their speakers call them', () => {
  expect(languageName('es-PE', es)).toBe('español')
  expect(languageName('quy', es)).toBe('quechua chanka (Ayacucho)')
  expect(languageName('qxw', qu)).toBe('quechua wanka (Jauja)')
  expect(languageName('en', en)).toBe('English')
  expect(languageName('zzz', es)).toBe('zzz')
})
