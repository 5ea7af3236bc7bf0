import { describe, expect, test } from 'vitest'
import { clock, isoDuration, size } from '../../media/measures.ts'

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
    expect(size(bytes, 'es-PE')).toBe(text)
  })

  test('have a point in English', () => {
    expect(size(1_240_000, 'en-GB')).toBe('1.2 MB')
  })
})
