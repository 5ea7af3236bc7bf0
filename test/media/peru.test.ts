import { expect, test } from 'vitest'
import { DEPARTMENTS, placesWithin, placeTree } from '../../media/peru.ts'

test('Peru has 24 departments and Callao, with 196 provinces', () => {
  expect(Object.keys(DEPARTMENTS)).toHaveLength(25)
  const provinces = Object.values(DEPARTMENTS).flat()
  expect(provinces).toHaveLength(196)
  // No name stands twice, so a province tells its department.
  expect(new Set(provinces).size).toBe(196)
})

const SAID = ['Tayacaja', 'Pampas (Tayacaja)', 'Jauja', 'Huancavelica', 'Bolivia']

test('places stand under what they lie in; what is not known stands by itself', () => {
  const place = (name: string, named: boolean, ...within: unknown[]) => ({ name, named, within })
  expect(placeTree(SAID)).toEqual([
    place('Bolivia', true),
    place('Huancavelica', true, place('Tayacaja', true, place('Pampas (Tayacaja)', true))),
    place('Junín', false, place('Jauja', true)),
  ])
  expect(placeTree([])).toEqual([])
})

test('a place stands for all that lies within it', () => {
  expect(placesWithin('Huancavelica', SAID)).toEqual(['Huancavelica', 'Tayacaja', 'Pampas (Tayacaja)'])
  expect(placesWithin('Tayacaja', SAID)).toEqual(['Tayacaja', 'Pampas (Tayacaja)'])
  expect(placesWithin('Junín', SAID)).toEqual(['Junín', 'Jauja'])
  expect(placesWithin('Bolivia', SAID)).toEqual(['Bolivia'])
})
