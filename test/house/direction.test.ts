import { describe, expect, test } from 'vitest'
import { strayImports, unnamedImports, waysToNode } from './direction.ts'
import { importsOf, sourceFiles } from './source-files.ts'

const files = sourceFiles()
const file = (path: string, text: string) => ({ path, text })

describe('imports go one way', () => {
  test('each folder imports its own files and media', () => {
    expect(files.length).toBeGreaterThan(400)
    expect(strayImports(files)).toEqual([])
  })

  test.each([
    ['server/a.ts', '../workers/b.ts', 'workers/b.ts'],
    ['workers/probe/a.ts', '../../server/b.ts', 'server/b.ts'],
    ['player/site/a.ts', '../../station/b.ts', 'station/b.ts'],
    ['station/a.ts', '../player/b.ts', 'player/b.ts'],
    ['media/store/a.ts', '../../server/b.ts', 'server/b.ts'],
    ['server/a.ts', '../test/support/b.ts', 'test/support/b.ts'],
  ])('%s may not import %s', (path, name, target) => {
    expect(strayImports([file(path, `import { b } from '${name}'`)])).toEqual([`${path} imports ${target}`])
    expect(strayImports([file(path, `await import('${name}')`)])).toHaveLength(1)
    expect(strayImports([file(path, `import type { B } from '${name}'`)])).toHaveLength(1)
  })
})

describe('what runs in a browser, or alone on a station, takes only pure files of media', () => {
  test('none reaches Node', () => expect(waysToNode(files)).toEqual([]))

  test.each([
    ['a browser, itself', [file('player/site/a.ts', `import fs from 'node:fs'`)], 'player/site/a.ts → node:'],
    [
      'a browser, through another file of media',
      [
        file('player/studio/a.tsx', `import { b } from '../../media/b.ts'`),
        file('media/b.ts', `import { c } from './store/c.ts'`),
        file('media/store/c.ts', `import { join } from 'node:path'`),
      ],
      'player/studio/a.tsx → media/b.ts → media/store/c.ts → node:',
    ],
    [
      'a station, by the configuration of server and workers',
      [
        file('station/a.ts', `import { readConfig } from '../media/config.ts'\nimport fs from 'node:fs'`),
        file('media/config.ts', `import { join } from 'node:path'`),
      ],
      'station/a.ts → media/config.ts → node:',
    ],
    [
      'a station, through another file of media',
      [
        file('station/a.ts', `import { b } from '../media/b.ts'`),
        file('media/b.ts', `export { c } from './c.ts'`),
        file('media/c.ts', `import { join } from 'node:path'\nimport { b } from './b.ts'`),
      ],
      'station/a.ts → media/b.ts → media/c.ts → node:',
    ],
  ])('not %s', (_what, planted, way) => expect(waysToNode(planted)).toEqual([way]))

  test('a station may use its own Node', () => {
    expect(waysToNode([file('station/a.ts', `import fs from 'node:fs'`)])).toEqual([])
  })
})

test('imports name their file, and no file only passes others on', () => {
  expect(unnamedImports(files)).toEqual([])
  expect(
    unnamedImports([file('server/a.ts', `import { b } from './b'`), file('server/b/index.ts', '')]),
  ).toEqual(['server/a.ts: ./b', 'server/b/index.ts: is a barrel'])
})

test('fluent-ffmpeg is known to one file', () => {
  const knowing = files.filter((file) => importsOf(file).includes('fluent-ffmpeg')).map(({ path }) => path)
  expect(knowing).toEqual(['workers/ffmpeg/ffmpeg.ts'])
})
