import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { farewell, untilNext } from '../../station/agent.ts'
import { StationError } from '../../station/failure.ts'
import { VERSION } from '../../station/version.ts'

const MINUTE = 60_000

test('the next pull comes after the wished minutes, a tenth more or less', () => {
  expect(untilNext({ nextChange: null, at: 0 }, 10, 0)).toBe(9 * MINUTE)
  expect(untilNext({ nextChange: null, at: 0 }, 10, 1)).toBe(11 * MINUTE)
})

test('a spot that begins or ends before that wakes the agent', () => {
  expect(untilNext({ nextChange: 2 * MINUTE, at: 0 }, 10, 0)).toBe(2 * MINUTE)
  expect(untilNext({ nextChange: 60 * MINUTE, at: 0 }, 10, 0)).toBe(9 * MINUTE)
})

test('a known failure is a sentence, an unknown one says where it came from', () => {
  expect(farewell(new StationError('locked', 'Ya hay otro.'))).toEqual({ sentence: 'Ya hay otro.', code: 8 })
  expect(farewell(new RangeError('x'))).toMatchObject({
    code: 1,
    sentence: expect.stringContaining('RangeError'),
  })
})

test('the version is that of the package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../station/package.json', import.meta.url), 'utf8'))
  expect(VERSION).toBe(manifest.version)
})
