import { expect, test } from 'vitest'
import { after, MOVES, type Move } from '../../media/states.ts'
import { STATUSES, type Status } from '../../media/vocabulary.ts'

test.each<[Status, Move, Status]>([
  ['queued', 'started', 'processing'],
  ['processing', 'started', 'processing'],
  ['processing', 'finished', 'ready'],
  ['queued', 'finished', 'ready'],
  ['processing', 'refused', 'failed'],
  ['queued', 'cancelled', 'failed'],
  ['failed', 'retried', 'queued'],
  ['ready', 'uploaded', 'queued'],
  ['processing', 'uploaded', 'queued'],
])('a %s work that is %s becomes %s', (from, move, to) => {
  expect(after(from, move)).toBe(to)
})

test.each<[Status, Move]>([
  ['ready', 'started'],
  ['ready', 'refused'],
  ['ready', 'cancelled'],
  ['ready', 'retried'],
  ['failed', 'started'],
  ['failed', 'finished'],
  ['failed', 'cancelled'],
  ['queued', 'retried'],
  ['processing', 'retried'],
])('a %s work cannot be %s', (from, move) => {
  expect(after(from, move)).toBeNull()
})

test('a new file can come at any time', () => {
  expect(STATUSES.map((status) => after(status, 'uploaded'))).toEqual(STATUSES.map(() => 'queued'))
})

test('every status can be reached', () => {
  const reached = new Set(Object.values(MOVES).flatMap((table) => Object.values(table)))
  expect([...reached].sort()).toEqual([...STATUSES].sort())
})
