import { expect, test } from 'vitest'
import { uuid } from '../../../../player/site/views/uuid.ts'

test('a random UUID says its version and variant', () => {
  expect(uuid((bytes) => bytes.fill(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  expect(uuid((bytes) => bytes)).toBe('00000000-0000-4000-8000-000000000000')
})

test('two are never the same', () => {
  expect(uuid()).not.toBe(uuid())
})
