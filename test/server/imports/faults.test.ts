import { expect, test } from 'vitest'
import type { Sentence } from '../../../media/refusals.ts'
import { FAULTS, told } from '../../../server/imports/faults.ts'

test('every fault names the same things in each language', () => {
  for (const [name, fault] of Object.entries(FAULTS)) {
    const said: Sentence =
      typeof fault === 'function' ? (fault as (...named: string[]) => Sentence)('cosa', 'otra') : fault
    expect(new Set(Object.values(said)).size, name).toBe(3)
    for (const thing of said.es.match(/cosa|otra/g) ?? []) {
      expect([said.qu.includes(thing), said.en.includes(thing)], name).toEqual([true, true])
    }
  }
})

test('faults are told by line, in the language asked for', () => {
  const faults = [
    { line: 3, column: null, message: FAULTS.doubledLine('a', 2) },
    { line: 1, column: 'color', message: FAULTS.unknownColumn },
  ]
  expect(told(faults, 'en')).toEqual([
    { line: 1, column: 'color', message: 'this column is not known' },
    { line: 3, column: null, message: '“a” is in line 2 already' },
  ])
})
