import { expect, test } from 'vitest'
import { EXIT_CODES, exitCode } from '../../station/failure.ts'

test('every failure has an exit code of its own', () => {
  const codes = Object.values(EXIT_CODES)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes).not.toContain(0)
})

test('the gravest is told, and nothing is 0', () => {
  expect(exitCode([])).toBe(0)
  expect(exitCode(['pending', 'disk', 'offline'])).toBe(EXIT_CODES.offline)
  expect(exitCode(['pending', 'disk'])).toBe(EXIT_CODES.disk)
})
