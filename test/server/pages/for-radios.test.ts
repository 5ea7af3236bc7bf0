import { expect, test } from 'vitest'
import { forRadios } from '../../../server/pages/for-radios.ts'
import { context, spot } from './sample-works.ts'

const NOW = new Date('2026-01-15T12:00:00Z')
const broadcast = {
  script: 'LOCUTORA: Valórame.',
  outCue: 'nadie <manda> a nadie',
  campaign: null,
  playsPerDay: null,
  dayparts: [],
  mayEdit: false,
  contact: '',
  replaces: null,
}

test('a station finds the script, the last words, the days, and how to follow the feed', () => {
  const valid = { validFrom: '2026-01-10T05:00:00Z', validUntil: '2026-02-11T05:00:00Z' }
  const block = forRadios(spot({ broadcast, ...valid }), context, NOW)
  expect(block).toContain('href="/works/valorame-spot-muestra/libreto"')
  expect(block).toContain('<q lang="quy">nadie &#60;manda&#62; a nadie</q>')
  expect(block).toContain('Del 10 de enero de 2026 al 10 de febrero de 2026')
  expect(block).toContain('AYD-000001')
  expect(block).toContain('>https://radio.example/feeds/spots.xml</a>')
  expect(block).toContain('href="/feeds/spots.xml?language&#61;quy"')
  expect(block).not.toContain('ya no debe emitirse')
})

test('without a script there is no link to one, and nothing is promised that was not said', () => {
  const block = forRadios(spot(), context, NOW)
  expect(block).not.toContain('/libreto')
  expect(block).not.toContain('Termina con')
  expect(block).not.toContain('Vigencia')
})

test('a spot whose days are over says that it must not be aired', () => {
  expect(forRadios(spot({ validUntil: '2026-01-15T05:00:00Z' }), context, NOW)).toContain(
    'ya no debe emitirse',
  )
})
