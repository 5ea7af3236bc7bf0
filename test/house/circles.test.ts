import { expect, test } from 'vitest'
import { circlesOfFolders } from './circles.ts'
import { sourceFiles } from './source-files.ts'

const file = (path: string, text: string) => ({ path, text })

test('no folders import each other', () => {
  expect(circlesOfFolders(sourceFiles())).toEqual([])
})

test('a circle is told whole, however long it is', () => {
  const planted = [
    file('server/a/one.ts', `import { two } from '../b/two.ts'`),
    file('server/b/two.ts', `import type { Three } from '../c/three.ts'`),
    file('server/c/three.ts', `import { other } from '../a/other.ts'`),
    file('server/a/other.ts', ''),
    file('server/d/four.ts', `import { one } from '../a/one.ts'`),
  ]
  expect(circlesOfFolders(planted)).toEqual([['server/a', 'server/b', 'server/c']])
})

test('a folder and one inside it are a circle too', () => {
  const planted = [
    file('media/a.ts', `import { b } from './schemas/b.ts'`),
    file('media/schemas/c.ts', `import { d } from '../d.ts'`),
  ]
  expect(circlesOfFolders(planted)).toEqual([['media', 'media/schemas']])
})
