import { describe, expect, it, test } from 'vitest'
import { plainHeading } from '../../../../media/csv.ts'
import { COLUMN_NAMES, columnNamed } from '../../../../media/manifest-headings.ts'
import { INTERFACE_LANGUAGES } from '../../../../media/vocabulary.ts'
import { AREAS, type Leaf, wordsOf } from '../../../support/studio-words.ts'

// Each parameter is a figure and a text at once, so that any of them will do, and can be found in the sentence.
const MARKS = ['71', '72', '73'].map((mark) => Object(mark))
const said = (leaf: Leaf): string => (typeof leaf === 'string' ? leaf : leaf(...MARKS))

/** Names, abbreviations and loanwords that both languages write alike. */
const ALIKE: Record<'qu' | 'en', ReadonlySet<string>> = {
  qu: new Set([
    ...[
      'Chaski',
      'Estudio',
      'Video',
      'Folleto',
      'Borrador',
      'PDF',
      'CSV',
      'Excel (XLSX)',
      'Programa',
      'Provincia',
      'Proyecto',
    ],
    ...['Asháninka', 'Shipibo-konibo', 'Awajún', 'Llave', 'obras.csv', '71p', '71 – 72', '71: 72', '71 · 72'],
  ]),
  en: new Set([
    ...['Chaski', 'Video', 'Videos', 'PDF', 'CSV', 'Excel (XLSX)', 'No', 'Asháninka', 'Awajún', 'Quechua'],
    ...['71p', '71 – 72', '71: 72'],
  ]),
}

it('is in areas', () => expect(AREAS.length).toBeGreaterThan(10))

describe.each(AREAS)('the words of %s', (area) => {
  test.each(['qu', 'en'] as const)('are all there in %s', async (language) => {
    const [spanish, other] = await Promise.all([wordsOf(area, 'es'), wordsOf(area, language)])
    expect([...other.keys()].sort()).toEqual([...spanish.keys()].sort())
    for (const [key, leaf] of other) expect(typeof leaf, key).toBe(typeof spanish.get(key))
  })

  test.each(['qu', 'en'] as const)('say the same of the same in %s', async (language) => {
    const [spanish, other] = await Promise.all([wordsOf(area, 'es'), wordsOf(area, language)])
    for (const [key, leaf] of other) {
      const original = spanish.get(key)
      if (typeof leaf === 'string' || original === undefined) continue
      // A counted thing is said with its figure, as it stands or as it was formatted.
      const figures = (text: string) => new Set(text.match(/7[123]/g))
      expect(figures(said(leaf)), key).toEqual(figures(said(original)))
      expect(said(leaf), key).not.toMatch(/undefined|NaN|\[object/)
    }
  })

  test.each(['qu', 'en'] as const)('are not left in Spanish in %s', async (language) => {
    const [spanish, other] = await Promise.all([wordsOf(area, 'es'), wordsOf(area, language)])
    const left = [...other]
      // Examples and headings of a table are what may be written into it.
      .filter(([key, leaf]) => !key.startsWith('.columnsOf.') && said(leaf) !== '')
      .filter(([key, leaf]) => said(leaf) === said(spanish.get(key) ?? ''))
      .filter(([, leaf]) => !ALIKE[language].has(said(leaf)))
    expect(left.map(([key, leaf]) => `${key}: ${said(leaf)}`)).toEqual([])
  })
})

test.each(INTERFACE_LANGUAGES)(
  'the headings told in %s are those that an import understands',
  async (language) => {
    const words = await wordsOf('import', language)
    for (const name of COLUMN_NAMES) {
      expect(columnNamed(plainHeading(String(words.get(`.columnsOf.${name}.0`))))).toBe(name)
    }
  },
)
