import { expect, test } from 'vitest'
import { houseOf } from '../../../media/house.ts'
import { TEXTS } from '../../../server/pages/texts/choose.ts'
import { hasEnded, validity } from '../../../server/pages/validity.ts'

// Midnight in Lima is five in the morning of UTC.
const FROM = '2026-01-10T05:00:00Z'
const UNTIL = '2026-02-11T05:00:00Z'

test.each([
  ['both days belong to it', FROM, UNTIL, 'del 10 de enero de 2026 al 10 de febrero de 2026'],
  ['only a beginning', FROM, null, 'desde el 10 de enero de 2026'],
  ['only an end', null, UNTIL, 'hasta el 10 de febrero de 2026'],
  ['nothing said', null, null, null],
])('%s', (_sentence, validFrom, validUntil, said) => {
  expect(validity({ validFrom, validUntil }, { texts: TEXTS.es, calendar: houseOf().calendar })).toBe(said)
})

test('it is over from the instant at which it ends', () => {
  expect(hasEnded({ validUntil: UNTIL }, new Date('2026-02-11T04:59:59Z'))).toBe(false)
  expect(hasEnded({ validUntil: UNTIL }, new Date(UNTIL))).toBe(true)
  expect(hasEnded({ validUntil: null }, new Date())).toBe(false)
})
