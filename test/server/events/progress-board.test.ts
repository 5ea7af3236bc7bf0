import { expect, test } from 'vitest'
import { createProgressBoard } from '../../../server/events/progress-board.ts'

const said = (workId: string, progress: number, version = 1) => ({
  workId,
  version,
  progress,
  timeLeft: null,
})

test('remembers the last word on each version', () => {
  const board = createProgressBoard()
  board.note(said('a', 0.1))
  board.note(said('a', 0.2))
  board.note(said('b', 0.9))
  expect(board.of({ id: 'a', version: 1 })).toMatchObject({ progress: 0.2 })
  expect(board.of({ id: 'a', version: 2 })).toBeNull()
  expect(board.of({ id: 'c', version: 1 })).toBeNull()
})

test('forgets a worker that has long been silent', () => {
  let time = 0
  const board = createProgressBoard(() => time)
  board.note(said('a', 0.5))
  time += 5 * 60_000
  board.note(said('b', 0.5))
  time += 6 * 60_000
  expect(board.of({ id: 'a', version: 1 })).toBeNull()
  expect(board.of({ id: 'b', version: 1 })).not.toBeNull()
})
