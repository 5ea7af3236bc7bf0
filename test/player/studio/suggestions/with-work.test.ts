import { expect, test } from 'vitest'
import { withWork } from '../../../../player/studio/suggestions/with-work.ts'

const known = { languages: ['es-PE'], places: ['Jauja', 'Tayacaja'], programmes: [] }

test('what a new work says is suggested from then on, in order', () => {
  expect(withWork(known, { language: 'quy', places: ['Concepción', 'Jauja'], programme: 'Wiñay' })).toEqual({
    languages: ['es-PE', 'quy'],
    places: ['Concepción', 'Jauja', 'Tayacaja'],
    programmes: ['Wiñay'],
  })
  expect(withWork(known, { language: null, places: [], programme: null })).toEqual(known)
})
