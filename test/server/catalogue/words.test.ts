import { expect, test } from 'vitest'
import { readCursor, writeCursor } from '../../../server/catalogue/cursor.ts'
import { searchWords } from '../../../server/catalogue/search-words.ts'
import { slugOf } from '../../../server/rules/slug.ts'

test.each([
  ['Apúrate, María', 'apurate-maria'],
  ['¿Hombres sin Violencia? (muestra)', 'hombres-sin-violencia-muestra'],
  ['Wiñay: liderazgo & empoderamiento', 'winay-liderazgo-y-empoderamiento'],
  ['  ', 'obra'],
  ['日本', 'obra'],
  ['../../etc/passwd', 'etc-passwd'],
  [
    `${'palabra '.repeat(30)}`,
    'palabra-palabra-palabra-palabra-palabra-palabra-palabra-palabra-palabra-palabra',
  ],
])('the address of %j is %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test.each([
  ['La Canción de Wiñay', ['la', 'cancion', 'de', 'winay']],
  ['género/violencia—2026', ['genero', 'violencia', '2026']],
  ['  "* OR) ', ['or']],
  ['¡!', []],
])('the words of %j are %j', (text, words) => {
  expect(searchWords(text)).toEqual(words)
})

test('a cursor leads back to its place', () => {
  const position = { listedAt: '2026-01-01T00:00:00.000Z', id: '23456789abcdefgh' }
  expect(readCursor(writeCursor(position))).toEqual(position)
  expect(writeCursor(position)).toMatch(/^[\w-]+$/)
})

test.each(['', 'x', '!!!', Buffer.from('a b c').toString('base64url')])('%j is no cursor', (cursor) => {
  expect(() => readCursor(cursor)).toThrow('bad_request')
})
