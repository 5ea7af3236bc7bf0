import { expect, it } from 'vitest'
import { failureOf } from '../../../../player/studio/upload/failure.ts'

it.each([
  [null, true, 'broke'],
  [502, true, 'broke'],
  [423, true, 'broke'],
  [409, true, 'broke'],
  [404, true, 'forgotten'],
  [410, true, 'forgotten'],
  [404, false, 'refused'],
  [401, true, 'stopped'],
  [507, false, 'stopped'],
  [415, true, 'refused'],
  [422, true, 'refused'],
] as const)('takes status %s of an upload that was created: %s as %s', (status, created, failure) => {
  expect(failureOf(status, created)).toBe(failure)
})
