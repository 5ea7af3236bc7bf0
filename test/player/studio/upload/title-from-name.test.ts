import { expect, it } from 'vitest'
import { titleFromName } from '../../../../player/studio/upload/title-from-name.ts'

it.each([
  ['hilario_final v2.mp4', 'Hilario final v2'],
  ['2024-spot-radio-1.WAV', '2024 spot radio 1'],
  ['ñandú.pdf', 'Ñandú'],
  ['Guía 3 - Tayacaja.pdf', 'Guía 3 - Tayacaja'],
  ['Sr. Pérez', 'Sr. Pérez'],
  ['.mp4', '.mp4'],
])('makes of %s the title %s', (name, title) => {
  expect(titleFromName(name)).toBe(title)
})

it('keeps to the length that a title may have', () => {
  expect(titleFromName('a'.repeat(255))).toHaveLength(200)
})
