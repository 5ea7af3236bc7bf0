import { expect, test } from 'vitest'
import { endOfGrowing } from '../../../../player/site/video/end-of-growing.ts'

const setUp = () => {
  let end = 0
  let arrivals = 0
  const buffered = { length: 1, start: () => 0, end: () => end }
  const look = endOfGrowing({ buffered }, () => {
    arrivals += 1
  })
  return {
    look: (live: boolean, bufferedTo: number): number => {
      end = bufferedTo
      look({ live, edge: 30 })
      return arrivals
    },
  }
}

test('a film that grew is over when its list is closed and the last of it has arrived, once', () => {
  const { look } = setUp()
  expect(look(true, 30)).toBe(0)
  expect(look(false, 26)).toBe(0)
  expect(look(false, 29.95)).toBe(1)
  expect(look(false, 30)).toBe(1)
})

test('one that was whole from the start is left to the library', () => {
  expect(setUp().look(false, 30)).toBe(0)
})
