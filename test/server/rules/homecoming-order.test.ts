import { expect, test } from 'vitest'
import { isLatest } from '../../../server/rules/homecoming-order.ts'

const home = (agent: string, applied: number, count: number) => ({ agent, applied, count })

test.each([
  ['the first', home('a', 1, 1), [], true],
  ['a later one of the same agent', home('a', 3, 5), [home('a', 3, 4)], true],
  ['an earlier one that comes late', home('a', 2, 3), [home('a', 3, 4)], false],
  ['the same once more', home('a', 3, 4), [home('a', 3, 4)], false],
  ['that of a new installation', home('b', 4, 1), [home('a', 3, 9)], true],
  ['that of the PC from before a new installation', home('a', 3, 9), [home('b', 4, 1)], false],
])('%s', (_what, one, known, latest) => expect(isLatest(one, known)).toBe(latest))
