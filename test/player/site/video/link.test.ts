import { expect, test } from 'vitest'
import { retryDelay } from '../../../../player/site/page/retry-delay.ts'
import { isFast, isPrecious, rememberEstimate, startingEstimate } from '../../../../player/site/video/link.ts'

const memory = (kept: string | null) => ({ get: () => kept, set: () => undefined })

test.each([
  ['a first visit is taken to be on a weak link', null, 150_000],
  ['the last visit counts, with some caution', '1000000', 700_000],
  ['a line that was excellent may not be here', '90000000', 5_000_000],
  ['a line that was dead may be better now', '100', 50_000],
  ['nonsense is a first visit', 'NaN', 150_000],
])('%s', (_sentence, kept, estimate) => {
  expect(startingEstimate(memory(kept))).toBe(estimate)
})

test('only a measure is remembered', () => {
  const kept: string[] = []
  const writing = { get: () => null, set: (_name: string, value: string) => void kept.push(value) }
  for (const bits of [Number.NaN, 0, 250_000.4]) rememberEstimate(writing, bits)
  expect(kept).toEqual(['250000'])
})

test('nothing is fetched ahead on the weakest links, or where data are to be saved', () => {
  expect(isPrecious({ effectiveType: '2g' })).toBe(true)
  expect(isPrecious({ effectiveType: '4g', saveData: true })).toBe(true)
  expect(isPrecious({ effectiveType: '3g' })).toBe(false)
  expect(isPrecious({})).toBe(false)
})

test.each([
  ['a browser that calls its link fast', { effectiveType: '4g', downlink: 8, rtt: 50 }, null, true],
  ['a fast link with a long way', { effectiveType: '4g', downlink: 8, rtt: 450 }, null, false],
  ['a weak link, whatever the last visit measured', { effectiveType: '3g', downlink: 0.7 }, '9000000', false],
  ['a fast link where data are to be saved', { saveData: true, downlink: 10 }, null, false],
  ['a browser that says nothing, and measured a fast link', {}, '9000000', true],
  ['a browser that says nothing on a first visit', {}, null, false],
])('%s', (_sentence, hints, kept, fast) => {
  expect(isFast(hints, memory(kept))).toBe(fast)
})

test('a lost link is tried again after 1, 2, 4, 8 and then every 15 seconds', () => {
  expect([1, 2, 3, 4, 5, 50].map(retryDelay)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
})
