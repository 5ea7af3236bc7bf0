import { expect, test } from 'vitest'
import { changesBesideActions } from './one-door.ts'
import { sourceFiles } from './source-files.ts'

test('the catalogue is changed by actions alone', () => {
  expect(changesBesideActions(sourceFiles())).toEqual([])
})

test.each([
  ['a transaction', `await catalogue.transaction((to) => to.works.trash(id))`],
  ['the verbs that write', `import type { Reads, Writes } from '../catalogue/catalogue.ts'`],
  ['the whole catalogue', `import { type Catalogue } from '../catalogue/catalogue.ts'`],
  ['a part of it past its reading side', `import type { Works } from '../catalogue/works.ts'`],
])('a route that takes %s is told', (_what, text) => {
  expect(changesBesideActions([{ path: 'server/routes/x.ts', text }])).toHaveLength(1)
  expect(changesBesideActions([{ path: 'server/actions/x.ts', text }])).toEqual([])
})

test('a route that only reads is no breach', () => {
  const text = `import type { Reads } from '../catalogue/catalogue.ts'\nawait catalogue.works.byId(id)`
  expect(changesBesideActions([{ path: 'server/routes/x.ts', text }])).toEqual([])
})
