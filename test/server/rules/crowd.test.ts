import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCrowd } from '../../../server/rules/crowd.ts'

test('a class that watches a work that hardly anybody watches is no crowd', () => {
  expect(isCrowd(40, 0.2)).toBe(false)
})

test('more in an hour than usually in a day is one', () => {
  expect([isCrowd(101, 0), isCrowd(501, 500)]).toEqual([true, true])
  expect([isCrowd(100, 0), isCrowd(500, 500)]).toEqual([false, false])
})

test('the more is usual, the more it takes', () => {
  const counts = fc.nat(1_000_000)
  fc.assert(
    fc.property(counts, counts, counts, (views, usual, more) => {
      if (isCrowd(views, usual + more)) expect(isCrowd(views, usual)).toBe(true)
      if (isCrowd(views, usual)) expect(isCrowd(views + more, usual)).toBe(true)
    }),
  )
})
