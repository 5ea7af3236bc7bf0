import { expect, test } from 'vitest'
import type { Work } from '../../../media/schemas/work.ts'
import { createBeside, nextFilm } from '../../../server/works/beside.ts'
import { programme } from '../pages/sample-programmes.ts'
import { spot, video } from '../pages/sample-works.ts'

const film = (number: number, changes: Partial<Work> = {}): Work =>
  video({ id: `v${number}`, number, title: `Film ${number}`, programmeId: null, ...changes })

test('the film that comes next was uploaded next, and the last leads to the first', () => {
  const [one, two, three] = [film(1), film(2), film(3)]
  expect(nextFilm(one, [three, two])?.number).toBe(2)
  expect(nextFilm(two, [three, one])?.number).toBe(3)
  expect(nextFilm(three, [two, one])?.number).toBe(1)
  expect(nextFilm(one, [])).toBeNull()
})

test('no spot comes next, no sensitive film, and nothing after a spot', () => {
  expect(nextFilm(film(1), [spot({ number: 2 }), film(3, { sensitive: true })])).toBeNull()
  expect(nextFilm(spot({ number: 1 }), [film(2)])).toBeNull()
})

test('more of the same is of the project first, then of the programme, then of the themes, each once', async () => {
  const asked: object[] = []
  const lists = { project: [2], programme: [1, 2, 3, 4], q: [4, 5, 6, 7, 8, 9] }
  const publicWorks = async ({ limit, ...by }: { limit: number }) => {
    asked.push(by)
    const [name] = Object.keys(by) as (keyof typeof lists)[]
    return { items: name ? lists[name].map((number) => film(number)).slice(0, limit) : [] }
  }
  const shown = programme()
  const besideOf = createBeside({ publicWorks }, { find: async () => shown })
  const work = film(1, { project: 'p1', programmeId: 'g1', tags: ['agua', 'tierra', 'aire'] })
  const beside = await besideOf(work)
  expect(asked).toEqual([{ project: 'p1' }, { programme: 'g1' }, { q: 'agua' }, { q: 'tierra' }])
  expect(beside.more.map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7])
  expect(beside.next?.number).toBe(2)
  expect(beside.programme).toBe(shown)
})

test('of a work that belongs nowhere, nothing is asked', async () => {
  const none = async (): Promise<never> => {
    throw new Error('asked')
  }
  const besideOf = createBeside({ publicWorks: none }, { find: none })
  expect(await besideOf(film(1, { tags: [] }))).toEqual({ programme: null, more: [], next: null })
})
