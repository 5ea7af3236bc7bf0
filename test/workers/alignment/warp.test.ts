import { expect, test } from 'vitest'
import { warp } from '../../../workers/alignment/warp.ts'

/** Two rows of letters: the same letter costs nothing, another 1. */
const letters = (heard: string, said: string) =>
  warp({ heard: heard.length, said: said.length, cost: (i, j) => (heard[i] === said[j] ? 0 : 1) })

test('what is said more slowly stays where it is', () => {
  expect([...letters('aaabbbccc', 'abc')]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2])
})

test('what is said faster goes on by more than one', () => {
  expect([...letters('abc', 'aabbcc')].map((at) => 'aabbcc'[at]).join('')).toBe('abc')
})

test('begins with the first and ends with the last', () => {
  const path = letters('xxabxx', 'ab')
  expect(path[0]).toBe(0)
  expect(path[5]).toBe(1)
})

test('a sound too short for all that is said ends where the best way does', () => {
  expect([...letters('ab', 'abcdefghijkl')]).toEqual([0, 1])
})

test('never goes back, in what is searched in two passes either', () => {
  // 8,000 frames each: more than one search may have.
  const frames = 8_000
  const value = (index: number): number => Math.sin(index / 37) + Math.sin(index / 211)
  const path = warp({ heard: frames, said: frames, cost: (i, j) => Math.abs(value(i) - value(j)) })
  expect(path.every((said, index) => said === index)).toBe(true)
})
