import { expect, test } from 'vitest'
import type { Work } from '../../../../media/schemas/work.ts'
import { isReachable, publicityOf } from '../../../../player/studio/work/publicity.ts'
import { sampleWork as work } from '../../../support/sample-work.ts'

const NOW = new Date('2026-03-10T12:00:00.000Z')
const EARLIER = '2026-03-01T12:00:00.000Z'
const LATER = '2026-03-20T12:00:00.000Z'

test.each<[Partial<Work>, string, boolean]>([
  [{ visibility: 'public', playable: true }, 'public', true],
  [{ visibility: 'public', playable: true, publishAt: EARLIER }, 'public', true],
  [{ visibility: 'public', playable: true, publishAt: LATER }, 'scheduled', false],
  [{ visibility: 'unlisted', playable: true, publishAt: LATER }, 'scheduled', false],
  [{ visibility: 'public', playable: true, publishUntil: LATER }, 'public', true],
  [{ visibility: 'unlisted', playable: true, publishUntil: EARLIER }, 'ended', false],
  [{ visibility: 'public', playable: false }, 'unready', false],
  [{ visibility: 'unlisted', playable: true }, 'unlisted', true],
  [{ visibility: 'draft', playable: true }, 'draft', false],
  [{ visibility: 'public', playable: true, withdrawnAt: EARLIER }, 'withdrawn', false],
  [{ visibility: 'public', playable: true, trashedAt: EARLIER, withdrawnAt: EARLIER }, 'trashed', false],
])('%j is %s', (facts, name, reachable) => {
  expect(publicityOf(work(facts), NOW).name).toBe(name)
  expect(isReachable(work(facts), NOW)).toBe(reachable)
})

test('what is in the trash says when it goes for good', () => {
  expect(publicityOf(work({ trashedAt: EARLIER }), NOW)).toEqual({
    name: 'trashed',
    purgedAt: '2026-03-31T12:00:00.000Z',
  })
})
