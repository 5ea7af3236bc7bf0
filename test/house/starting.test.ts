import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'
import { environmentReaders, startedByImport } from './starting.ts'

const files = sourceFiles()
const file = (path: string, text: string) => ({ path, text })

test('the environment is read by configurations and processes only', () => {
  expect(environmentReaders(files)).toEqual([])
  expect(environmentReaders([file('server/a.ts', 'const port = process.env.PORT')])).toEqual(['server/a.ts'])
  expect(environmentReaders([file('server/config.ts', 'const port = process.env.PORT')])).toEqual([])
})

test('no file starts something when it is imported', () => {
  expect(startedByImport(files)).toEqual([])
})

test.each([
  ['a bare call', 'listen()', 'listen'],
  ['an object that holds something open', 'export const redis = new Redis()', 'new Redis'],
  ['a timer', 'export const timer = setInterval(() => {}, 10)', 'setInterval()'],
  ['something awaited', 'export const answer = await fetchIt()', 'await'],
])('%s would be told', (_what, text, told) => {
  expect(startedByImport([file('server/a.ts', text)])).toEqual([`server/a.ts: ${told}`])
})
