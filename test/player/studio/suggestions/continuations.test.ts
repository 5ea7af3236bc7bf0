import { expect, test } from 'vitest'
import { continuations } from '../../../../player/studio/suggestions/continuations.ts'

const places = ['Jauja', 'San Juan de Lurigancho', 'Tayacaja']

test.each([
  ['', ['Jauja', 'San Juan de Lurigancho', 'Tayacaja']],
  ['tayacaja, J', ['tayacaja, Jauja', 'tayacaja, San Juan de Lurigancho']],
  ['Jauja,Tayacaja,', ['Jauja,Tayacaja, San Juan de Lurigancho']],
])('after %j comes one of the places that are left', (typed, offered) => {
  expect(continuations(typed, places)).toEqual(offered)
})
