import { expect, test } from 'vitest'
import {
  readCursor,
  readFoundCursor,
  writeCursor,
  writeFoundCursor,
} from '../../../server/catalogue/cursor.ts'
import { isOneSlip, searchKey, shapesOf } from '../../../server/catalogue/search-keys.ts'
import { searchTokens } from '../../../server/catalogue/search-tokens.ts'
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

test('a cursor of what was found leads back to its place', () => {
  const position = { near: true, rank: 2, below: 41 }
  expect(readFoundCursor(writeFoundCursor(position))).toEqual(position)
  expect(() => readFoundCursor(writeCursor({ listedAt: '2026-01-01', id: 'a' }))).toThrow('bad_request')
})

test.each([
  ['costumbre', 'costumbres'],
  ['mujer', 'mujeres'],
  ['nina', 'ninos'],
  ['voz', 'voces'],
  ['pais', 'paises'],
  ['cancion', 'canciones'],
  ['tayacaja', 'tayakaxa'],
  ['jauja', 'xauxa'],
  ['wawa', 'huahuas'],
  ['winay', 'huinay'],
  ['violencia', 'biolensias'],
  ['llaqta', 'llaqtakunapi'],
  ['warmi', 'warmikunata'],
  ['runa', 'runakunapaq'],
])('%s and %s have one key', (one, other) => {
  expect(searchKey(other)).toBe(searchKey(one))
})

test.each([
  ['carta', 'carne'],
  ['pais', 'paz'],
  ['mapa', 'masa'],
  ['radio', 'rayo'],
  ['hombre', 'hambre'],
])('%s and %s have not', (one, other) => {
  expect(searchKey(other)).not.toBe(searchKey(one))
})

test.each([
  ['masculnidad', 'masculinidad', true],
  ['violenic', 'violenci', true],
  ['tayacaja', 'tayakaja', true],
  ['hombr', 'hambr', true],
  ['hombr', 'hombr', false],
  ['hombr', 'lumbr', false],
  ['abcd', 'badc', false],
])('%s is one slip away from %s: %j', (one, other, expected) => {
  expect(isOneSlip(one, other)).toBe(expected)
  expect(isOneSlip(other, one)).toBe(expected)
  if (expected) expect(shapesOf(one).some((shape) => shapesOf(other).includes(shape))).toBe(true)
})

test('however much is written in a work, Postgres can hold its tokens', () => {
  const content = Array.from({ length: 6_000 }, (_, word) => '漢'.repeat(45) + word).join(' ')
  const { tokens } = searchTokens({ title: 'Largo', said: '', content })
  expect(Buffer.byteLength(tokens.join(''))).toBeLessThan(2 ** 20)
  expect(tokens).toContain('^largo')
})
