import { expect, test } from 'vitest'
import { createThroughput } from '../../../../player/site/stream/throughput.ts'

test('what was said at first counts until something is measured', () => {
  const link = createThroughput(150_000)
  expect(link.estimate).toBe(150_000)
  link.add(50_000, 1000)
  expect(link.estimate).toBeCloseTo(400_000)
})

test('it sinks quickly and rises slowly', () => {
  const link = createThroughput(1)
  for (let second = 0; second < 20; second += 1) link.add(50_000, 1000)
  for (let second = 0; second < 4; second += 1) link.add(10_000, 1000)
  expect(link.estimate).toBeLessThan(220_000)
  for (let second = 0; second < 4; second += 1) link.add(50_000, 1000)
  expect(link.estimate).toBeLessThan(340_000)
})

test('what comes out of the cache says nothing', () => {
  const link = createThroughput(150_000)
  link.add(1_000_000, 2)
  expect(link.estimate).toBe(150_000)
})
