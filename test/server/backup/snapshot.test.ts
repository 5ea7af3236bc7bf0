import { expect, test } from 'vitest'
import { fillingOrder } from '../../../server/catalogue/snapshot.ts'

test('tables are filled after those that they refer to', () => {
  const refers = (table: string, to: string) => ({ table, to })
  const order = fillingOrder(
    ['airings', 'captions', 'stations', 'users', 'works'],
    [
      refers('airings', 'stations'),
      refers('stations', 'users'),
      refers('captions', 'works'),
      refers('works', 'works'),
    ],
  )
  expect(order).toEqual(['users', 'works', 'captions', 'stations', 'airings'])
  expect(() => fillingOrder(['a', 'b'], [refers('a', 'b'), refers('b', 'a')])).toThrow('one another: a, b')
})
