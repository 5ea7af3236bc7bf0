import { describe, expect, test } from 'vitest'
import { ChaskiError, ERROR_CODES, ERRORS, explain, isErrorCode, isRetriable } from '../../media/errors.ts'
import { INTERFACE_LANGUAGES } from '../../media/vocabulary.ts'

describe.each(ERROR_CODES)('%s', (code) => {
  test('is a sentence with a hint in every language', () => {
    for (const language of INTERFACE_LANGUAGES) {
      const { message, hint } = explain(code, language)
      expect(message).toMatch(/^[\p{Lu}«“].*[.]$/u)
      expect(hint).toMatch(/^[\p{Lu}«“].*[.]$/u)
    }
  })

  test('has the status of a refusal or a failure', () => {
    expect(ERRORS[code].status).toBeGreaterThanOrEqual(400)
    expect(ERRORS[code].status).toBeLessThan(600)
  })
})

test('speaks Spanish when nothing else is asked for', () => {
  expect(explain('disk_full').message).toBe('No queda espacio en el disco para este archivo.')
})

test('what a person can mend by another file is never tried again by itself', () => {
  for (const code of ERROR_CODES) {
    if (ERRORS[code].status === 422 || ERRORS[code].status === 415) expect(ERRORS[code].transient).toBe(false)
  }
})

test('a file that is at fault itself is not worth another try; a full disk or a cancelled work is', () => {
  expect(
    ['damaged_file', 'no_sound', 'unknown_type'].map((code) => isErrorCode(code) && isRetriable(code)),
  ).toEqual([false, false, false])
  expect([isRetriable('disk_full'), isRetriable('cancelled'), isRetriable('internal')]).toEqual([
    true,
    true,
    true,
  ])
})

test('an error carries its facts, and its cause', () => {
  const cause = new Error('moov atom not found')
  const error = new ChaskiError('damaged_file', { detail: 'line 1', cause })
  expect(error).toMatchObject({
    name: 'ChaskiError',
    message: 'damaged_file: line 1',
    detail: 'line 1',
    cause,
  })
  expect(error.entry.status).toBe(422)
  expect(new ChaskiError('gone').message).toBe('gone')
})

test('knows its codes, and nothing that objects have by nature', () => {
  expect(isErrorCode('silent')).toBe(true)
  expect(isErrorCode('toString')).toBe(false)
  expect(isErrorCode('')).toBe(false)
})
