import { expect, test } from 'vitest'
import { crashOf } from '../../../workers/brochure/read-brochure.ts'

test.each([
  // Killed on its own, and inside of the jail, which tells it as a code.
  [null, 'SIGKILL', '', 'encoder_failed', true],
  [137, null, '', 'encoder_failed', true],
  [143, null, '', 'encoder_failed', true],
  // It fell over by itself.
  [1, null, 'RuntimeError: unreachable', 'damaged_file', false],
  [null, 'SIGSEGV', '', 'damaged_file', false],
  [139, null, '', 'damaged_file', false],
  [134, null, 'FATAL ERROR: JavaScript heap out of memory', 'out_of_memory', false],
] as const)('a reader that ended with %s %s %s is %s', (code, signal, log, expected, isRetried) => {
  const crash = crashOf(code, signal, log)
  expect(crash.code).toBe(expected)
  expect(crash.entry.transient).toBe(isRetried)
})
