import { expect, test } from 'vitest'
import { preferredLanguage, TEXTS } from '../../../server/pages/texts/choose.ts'

test.each([
  [undefined, 'es'],
  ['', 'es'],
  ['es-PE,es;q=0.9,en;q=0.8', 'es'],
  ['en-US,en;q=0.9', 'en'],
  ['fr-FR,fr;q=0.9,en;q=0.5', 'en'],
  ['de', 'es'],
  ['quy-PE', 'qu'],
  ['qu', 'qu'],
  ['en;q=0.1, qu;q=0.7', 'qu'],
  ['en;q=0', 'es'],
  [';;;=,,q=9', 'es'],
])('a browser that prefers %s reads %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

test('every language keeps the places that a player fills in', () => {
  for (const { player } of Object.values(TEXTS)) {
    expect(player.position).toContain('{now}')
    expect(player.position).toContain('{total}')
    expect(player.uses).toContain('{size}')
  }
})
