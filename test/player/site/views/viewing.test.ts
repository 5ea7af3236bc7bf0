import { beforeEach, expect, test } from 'vitest'
import { createViewing } from '../../../../player/site/views/viewing.ts'

const WORK = '/api/works/abc/views'
const MINUTE = 60_000
let kept: Map<string, string>
let time: number

beforeEach(() => {
  kept = new Map()
  time = 1_000_000_000
})

const page = (token: string, work = WORK) =>
  createViewing(work, token, {
    memory: { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) },
    now: () => time,
  })

test('a viewing is told in parts, by the token of its page', () => {
  const viewing = page('one')
  expect(viewing.isCounted()).toBe(false)
  expect(viewing.next(1)).toEqual({ token: 'one', part: 0, reached: { from: 0, to: 1 } })
  expect(viewing.isCounted()).toBe(true)
  expect(viewing.next(1)).toEqual({ token: 'one', part: 1 })
  expect(viewing.next(4)).toEqual({ token: 'one', part: 2, reached: { from: 1, to: 4 } })
})

test('a page that is loaded again within the hour goes on with it', () => {
  page('one').next(2)
  time += 59 * MINUTE
  const again = page('two')
  expect(again.isCounted()).toBe(true)
  expect(again.next(1)).toEqual({ token: 'one', part: 1 })
})

test('and so does one that is open beside it', () => {
  const [left, right] = [page('one'), page('two')]
  left.next(0)
  expect(right.next(3)).toEqual({ token: 'one', part: 1, reached: { from: 0, to: 3 } })
  expect(left.next(3)).toEqual({ token: 'one', part: 2 })
})

test('after the hour another begins, and the one that is still watched does not end', () => {
  const long = page('one')
  long.next(1)
  time += 61 * MINUTE
  expect(page('two').next(1)).toMatchObject({ token: 'two', part: 0 })
  expect(long.next(2)).toMatchObject({ token: 'one', part: 1 })
})

test('each work has its own, and what is over is forgotten', () => {
  page('one').next(0)
  time += 61 * MINUTE
  expect(page('two', '/api/works/xyz/views').next(0)).toMatchObject({ token: 'two', part: 0 })
  expect(Object.keys(JSON.parse(kept.get('viewings') ?? ''))).toEqual(['/api/works/xyz/views'])
})

test('there are no more parts than the server takes', () => {
  const viewing = page('one')
  const parts = Array.from({ length: 20 }, () => viewing.next(0)?.part)
  expect(parts.filter((part) => part !== undefined)).toEqual(Array.from({ length: 16 }, (_, part) => part))
})

test('a browser that remembers nothing still has one viewing a page', () => {
  const viewing = createViewing(WORK, 'one', {
    memory: { get: () => null, set: () => undefined },
    now: () => time,
  })
  expect([viewing.next(0)?.part, viewing.next(0)?.part]).toEqual([0, 1])
})

test.each(['', 'nonsense', '[]', 'null', '3'])('a memory that says %j is a fresh start', (text) => {
  kept.set('viewings', text)
  expect(page('one').next(0)).toMatchObject({ part: 0 })
})
