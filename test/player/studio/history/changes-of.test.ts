import { expect, it } from 'vitest'
import { changesOf } from '../../../../player/studio/history/changes-of.ts'

it('sets what was beside what became of it, also where only one side says something', () => {
  expect(changesOf({ before: { title: 'Uno', tags: [] }, after: { title: 'Dos', partner: 'ONG' } })).toEqual([
    { field: 'title', before: 'Uno', after: 'Dos' },
    { field: 'tags', before: [], after: undefined },
    { field: 'partner', before: undefined, after: 'ONG' },
  ])
  expect(changesOf({ before: null, after: null })).toEqual([])
})
