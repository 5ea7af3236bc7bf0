import { PDFDocument } from 'pdf-lib'
import { expect, test } from 'vitest'
import { openSheet, withoutStrangers, wrapped } from '../../../server/reports/pdf/sheet.ts'

const LATIN = new Set([...' aábcdefghijklmnñopqrstuvwxyzA–?'].map((letter) => letter.codePointAt(0) ?? 0))

test('what the fonts cannot write loses its accent, or is shown as unknown', () => {
  expect(withoutStrangers('ñandú – Ağaç 漢\n\nfin', LATIN)).toBe('ñandu – Agac ? fin')
})

test('lines break at spaces, and a word that is too long anywhere', () => {
  const width = (text: string): number => text.length
  expect(wrapped('uno dos tres', 7, width)).toEqual(['uno dos', 'tres'])
  expect(wrapped('abcdefghij k', 4, width)).toEqual(['abcd', 'efgh', 'ij k'])
  expect(wrapped('', 4, width)).toEqual([''])
})

test('a long text goes on on further pages, each with its number', async () => {
  const sheet = await openSheet({ title: 'Informe', author: 'Prueba', language: 'es' })
  for (let line = 0; line < 120; line++) sheet.paragraph(`línea ${line}`, { size: 10 })
  const numbers: string[] = []
  const file = await PDFDocument.load(
    await sheet.finish((page, pages) => {
      numbers.push(`${page}/${pages}`)
      return `${page}`
    }),
  )
  expect(file.getPageCount()).toBe(3)
  expect(numbers).toEqual(['1/3', '2/3', '3/3'])
  expect(file.getTitle()).toBe('Informe')
})
