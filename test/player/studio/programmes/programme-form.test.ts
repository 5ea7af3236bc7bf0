import { describe, expect, test } from 'vitest'
import {
  EMPTY_PROJECT,
  formOfProject,
  placesOf,
  projectFaults,
  projectFieldsOf,
} from '../../../../player/studio/programmes/programme-form.ts'

describe('places', () => {
  test('are read from the widest part to the narrowest', () => {
    expect(placesOf('Huancavelica / Tayacaja\n\nLima/Lima/ San Juan de Lurigancho \nJunín')).toEqual([
      { department: 'Huancavelica', province: 'Tayacaja', district: null },
      { department: 'Lima', province: 'Lima', district: 'San Juan de Lurigancho' },
      { department: 'Junín', province: null, district: null },
    ])
  })

  test.each(['a / b / c / d', '/ Jauja'])('%s is no place', (line) => {
    expect(placesOf(line)).toBeNull()
  })
})

test('a project comes back from its form as it was', () => {
  const fields = {
    title: { es: 'Chicas que lideran', qu: '', en: 'Girls who lead' },
    text: { es: 'Derechos', qu: '', en: '' },
    places: [{ department: 'Lima', province: 'Lima', district: 'San Juan de Lurigancho' }],
    partner: 'EMpower',
    startsOn: '2019-03-01',
    endsOn: null,
  }
  const project = { ...fields, id: 'j2345678abcdefgh', picture: null, position: 0 }
  expect(projectFieldsOf(formOfProject(project))).toEqual(fields)
})

test('faults are told by field', () => {
  const form = { ...EMPTY_PROJECT, places: 'a/b/c/d', startsOn: '2020-02-01', endsOn: '2020-01-01' }
  expect(projectFaults(form)).toEqual({ title: 'missing', places: 'placesFault', endsOn: 'endsFault' })
})
