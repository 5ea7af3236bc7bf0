import { expect, test } from 'vitest'
import type { Announcement } from '../../../server/catalogue/sync.ts'
import { pageOf } from '../../../server/feeds/select.ts'
import { type SpotIndexState, withChanges } from '../../../server/feeds/spot-index.ts'
import { publishedSpot } from '../stations/spots.ts'

/** A change of a spot that was announced on a day of January. */
const announced = (workId: string, day: number, airable = true): Announcement => {
  const time = `2026-01-${String(day).padStart(2, '0')}T10:00:00Z`
  const announcement = { workId, airable, change: day, changedAt: time, announcedAt: time, sound: workId }
  return { announcement, work: { id: workId, published: publishedSpot() } } as Announcement
}
const EMPTY: SpotIndexState = { spots: [], changedAt: null }
const ids = ({ spots }: Pick<SpotIndexState, 'spots'>): string => spots.map(({ work }) => work.id).join('')

test('spots are kept in order, whatever comes in which order', () => {
  const first = withChanges(EMPTY, [announced('b', 2), announced('d', 4), announced('a', 1)])
  expect(ids(first)).toBe('dba')
  const second = withChanges(first, [announced('c', 3), announced('e', 5)])
  expect([ids(second), second.changedAt]).toEqual(['edcba', '2026-01-05T10:00:00Z'])
  expect(ids(withChanges(second, [announced('c', 6), announced('d', 7, false)]))).toBe('ceba')
  expect(ids(first)).toBe('dba')
})

test('of one spot the last change counts', () => {
  expect(ids(withChanges(EMPTY, [announced('a', 1), announced('a', 2, false)]))).toBe('')
})

test('a page has so many spots, and the last is known', () => {
  const { spots } = withChanges(EMPTY, [announced('a', 1), announced('b', 2), announced('c', 3)])
  const pages = [1, 2, 3].map((page) => pageOf(spots, page, 2))
  expect(pages.map((page) => [ids(page), page.isLast])).toEqual([
    ['cb', false],
    ['a', true],
    ['', true],
  ])
})
