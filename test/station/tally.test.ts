import { expect, test } from 'vitest'
import { newTally, tallyLine } from '../../station/tally.ts'

test('nothing new', () => {
  expect(tallyLine({ ...newTally(), today: 3, held: 4 })).toBe(
    'Sin cambios; 3 para emitir ahora, 4 en la carpeta.',
  )
})

test('everything at once is still one line', () => {
  const tally = {
    ...newTally(),
    fetched: 1,
    bytes: 480_000,
    removed: 2,
    today: 3,
    held: 4,
    missing: 1,
    airings: 5,
    clockOffset: 200 * 60_000,
    notes: ['Disco lleno.'],
  }
  expect(tallyLine(tally)).toBe(
    '1 spot nuevo (0,5 MB), 2 retirados, 5 emisiones informadas; 3 para emitir ahora, 4 en la carpeta, 1 falta por traer. Disco lleno. El reloj de esta PC está atrasado 3 h 20 min: se usa la hora del servidor.',
  )
})
