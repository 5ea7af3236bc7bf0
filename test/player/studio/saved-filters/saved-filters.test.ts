import { expect, test } from 'vitest'
import { NO_FILTERS } from '../../../../player/studio/route/route.ts'
import {
  keepFilters,
  savedFilters,
  withFilter,
} from '../../../../player/studio/saved-filters/saved-filters.ts'

const drafts = { name: 'Borradores', filters: { ...NO_FILTERS, visibility: 'draft' as const } }

function storage(text: string | null = null) {
  const kept = new Map(text === null ? [] : [['chaski.filters.ana', text]])
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('filters are kept for each account, and one name stands for one filter', () => {
  const place = storage()
  keepFilters(place, 'ana', withFilter([], drafts))
  expect(savedFilters(place, 'ana')).toEqual([drafts])
  expect(savedFilters(place, 'eva')).toEqual([])
  const spots = { name: 'Borradores', filters: { ...NO_FILTERS, kind: 'spot' as const } }
  expect(withFilter([drafts], spots)).toEqual([spots])
  expect(withFilter([drafts], { ...drafts, name: 'Sin publicar' })).toHaveLength(1)
})

test('what is no list of filters is none', () => {
  for (const text of ['no es JSON', '{}', '[1, {"name": "x"}]']) {
    expect(savedFilters(storage(text), 'ana')).toEqual([])
  }
})
