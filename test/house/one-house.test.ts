import { expect, test } from 'vitest'
import { type SourceFile, sourceFiles } from './source-files.ts'

/** Time zone and spot prefix are settings: a file that names those of one organisation leaves out all others. */
const ONE_PLACE = 'media/house-defaults.ts'

function namesOneHouse(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => path !== ONE_PLACE && /America\/Lima|\bAYD\b/.test(text))
    .map(({ path }) => path)
}

test('only the default names a time zone and a prefix', () => {
  expect(namesOneHouse(sourceFiles())).toEqual([])
})

test.each(["timeZone: 'America/Lima'", 'such as `AYD-000123`', "const PREFIX = 'AYD'"])(
  '%s would be told',
  (text) => {
    expect(namesOneHouse([{ path: 'server/a.ts', text }])).toEqual(['server/a.ts'])
    expect(namesOneHouse([{ path: ONE_PLACE, text }])).toEqual([])
  },
)
