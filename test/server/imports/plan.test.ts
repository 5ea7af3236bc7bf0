import { expect, test } from 'vitest'
import { FAULTS } from '../../../server/imports/faults.ts'
import type { ManifestRow } from '../../../server/imports/manifest.ts'
import { type FolderFile, planImport } from '../../../server/imports/plan.ts'

const row = (said: Partial<ManifestRow> = {}): ManifestRow => ({
  line: 2,
  key: 'hilario',
  file: 'hilario.mp4',
  kind: null,
  fields: { title: 'Hilario' },
  project: null,
  captions: [],
  earlier: null,
  ...said,
})
const folder = (...files: [path: string, sha256: string][]): Map<string, FolderFile> =>
  new Map(files.map(([path, sha256]) => [path, { path, bytes: 1, sha256 }]))

const nothing = { known: new Map(), works: new Map() }
const files = folder(['hilario.mp4', 'a'], ['hilario.es.srt', 'c'], ['hilario2.es.srt', 'd'])

const [first] = planImport([row()], { ...nothing, files }).steps
const imported = { workId: 'w', sha256: 'a', fingerprint: first?.fingerprint ?? '' }

test('what nobody knows is added, with the captions beside it', () => {
  expect(first).toMatchObject({ do: 'add', captions: [{ language: 'es', path: 'hilario.es.srt' }] })
})

test('the same line again does nothing', () => {
  const known = new Map([['key:hilario', imported]])
  expect(planImport([row()], { ...nothing, files, known }).steps).toMatchObject([
    { do: 'nothing', workId: 'w' },
  ])
})

test.each([
  ['another title', row({ fields: { title: 'Hilario, otra vez' } }), files],
  ['other earlier views', row({ earlier: { views: 3838, until: new Date(0), source: 'x' } }), files],
  ['other captions', row(), folder(['hilario.mp4', 'a'], ['hilario.es.srt', 'e'])],
])('%s is an edit', (_name, said, there) => {
  const known = new Map([['key:hilario', imported]])
  expect(planImport([said], { ...nothing, files: there, known }).steps).toMatchObject([
    { do: 'edit', workId: 'w' },
  ])
})

test('another file under the same key is a new version', () => {
  const known = new Map([['key:hilario', { ...imported, sha256: 'b' }]])
  expect(planImport([row()], { ...nothing, files, known }).steps).toMatchObject([
    { do: 'replace', workId: 'w' },
  ])
})

test('another file that has arrived already is not sent twice', () => {
  const known = new Map([['key:hilario', { ...imported, sha256: 'b' }]])
  const works = new Map([['a', 'w']])
  expect(planImport([row()], { files, known, works }).steps).toMatchObject([{ do: 'edit', workId: 'w' }])
})

test('without a key the hash tells', () => {
  const known = new Map([['file:a', imported]])
  expect(planImport([row({ key: null })], { ...nothing, files, known }).steps).toMatchObject([
    { do: 'nothing' },
  ])
})

test('a work that was uploaded by hand is taken over, not doubled', () => {
  const works = new Map([['a', 'w']])
  expect(planImport([row()], { ...nothing, files, works }).steps).toMatchObject([{ do: 'edit', workId: 'w' }])
})

test('files that are missing are faults of their line', () => {
  const captions = [{ language: 'es', file: 'nada.srt' }]
  expect(
    planImport([row({ file: 'nada.mp4', line: 3 }), row({ captions, line: 4 })], { ...nothing, files })
      .faults,
  ).toEqual([
    { line: 3, column: 'file', message: FAULTS.notInFolder('nada.mp4') },
    { line: 4, column: 'captions', message: FAULTS.notInFolder('nada.srt') },
  ])
})
