import { expect, test } from 'vitest'
import { withoutActiveParts } from '../../../workers/brochure/active-parts.ts'

test('a document stays as it is: text, links to pages and to the web, attached nothing', () => {
  const objects = {
    'obj:1 0 R': { value: { '/Type': '/Catalog', '/Pages': '2 0 R', '/OpenAction': ['3 0 R', '/Fit'] } },
    'obj:4 0 R': { value: { '/S': '/URI', '/URI': 'u:https://example.org/' } },
    'obj:5 0 R': { value: { '/S': '/GoTo', '/D': ['3 0 R', '/Fit'] } },
    'obj:6 0 R': { stream: { dict: { '/Length': 25 } } },
    // A structure element has an `/S` too.
    'obj:7 0 R': { value: { '/Type': '/StructElem', '/S': '/P' } },
    trailer: { value: { '/Root': '1 0 R' } },
  }
  expect(withoutActiveParts(objects)).toEqual({})
})

test('scripts, what starts programs, and files are taken out, wherever they hang', () => {
  expect(
    withoutActiveParts({
      'obj:1 0 R': {
        value: {
          '/Type': '/Catalog',
          '/OpenAction': '5 0 R',
          '/Names': {
            '/JavaScript': '6 0 R',
            '/EmbeddedFiles': { '/Names': ['u:a', '7 0 R'] },
            '/Dests': '9 0 R',
          },
          '/AcroForm': { '/Fields': [], '/XFA': '8 0 R' },
        },
      },
      'obj:3 0 R': {
        value: {
          '/AA': { '/O': '5 0 R' },
          '/Annots': [
            // The name of the action stands elsewhere.
            { '/Subtype': '/Link', '/A': { '/S': '11 0 R', '/F': 'u:calc.exe' } },
            { '/Subtype': '/Link', '/A': { '/S': '/URI', '/URI': 'u:https://example.org/' } },
          ],
        },
      },
      'obj:5 0 R': { value: { '/S': '/JavaScript', '/JS': 'u:app.alert(1)' } },
      'obj:7 0 R': { value: { '/Type': '/Filespec', '/F': 'u:evil.exe', '/EF': { '/F': '8 0 R' } } },
      'obj:10 0 R': { stream: { dict: { '/Length': 4, '/AF': ['7 0 R'] } } },
      'obj:11 0 R': { value: '/Launch' },
      'obj:12 0 R': {
        value: { '/S': '/GoTo', '/Next': { '/S': '/SubmitForm', '/F': 'u:https://evil.example' } },
      },
    }),
  ).toEqual({
    'obj:1 0 R': {
      value: {
        '/Type': '/Catalog',
        '/OpenAction': '5 0 R',
        '/Names': { '/Dests': '9 0 R' },
        '/AcroForm': { '/Fields': [] },
      },
    },
    'obj:3 0 R': {
      value: {
        '/Annots': [
          { '/Subtype': '/Link', '/A': null },
          { '/Subtype': '/Link', '/A': { '/S': '/URI', '/URI': 'u:https://example.org/' } },
        ],
      },
    },
    // What pointed at it points at nothing.
    'obj:5 0 R': { value: null },
    'obj:7 0 R': { value: { '/Type': '/Filespec', '/F': 'u:evil.exe' } },
    'obj:10 0 R': { stream: { dict: { '/Length': 4 } } },
    'obj:12 0 R': { value: { '/S': '/GoTo', '/Next': null } },
  })
})
