import { describe, expect, it } from 'vitest'
import { NO_FILTERS } from '../../../../player/studio/route/route.ts'
import { mergeEvent, mergePage } from '../../../../player/studio/works/merge.ts'
import { sampleWork as work } from '../../../support/sample-work.ts'

const old = work({ id: 'old', createdAt: '2026-01-01T00:00:00.000Z' })
const recent = work({ id: 'new', createdAt: '2026-01-03T00:00:00.000Z' })
const list = [recent, old]
const ids = (works: { id: string }[]) => works.map(({ id }) => id)

describe('the list of works under live events', () => {
  it('takes over a newer state in place', () => {
    const changed = { ...old, progress: 0.4, timeLeft: 12 }
    expect(mergeEvent(list, { type: 'work', work: changed }, NO_FILTERS)).toEqual([recent, changed])
  })

  it('ignores an event that an answer has overtaken', () => {
    const shown = { ...old, title: 'Nuevo', updatedAt: '2026-01-02T00:00:00.000Z' }
    expect(mergeEvent([shown], { type: 'work', work: old }, NO_FILTERS)).toEqual([shown])
  })

  it('lets a new work in at its place, by publication before upload', () => {
    const between = work({ id: 'mid', createdAt: '2026-01-02T00:00:00.000Z' })
    expect(ids(mergeEvent(list, { type: 'work', work: between }, NO_FILTERS))).toEqual(['new', 'mid', 'old'])
    const announced = { ...between, publishAt: '2026-02-01T00:00:00.000Z' }
    expect(ids(mergeEvent(list, { type: 'work', work: announced }, NO_FILTERS))).toEqual([
      'mid',
      'new',
      'old',
    ])
  })

  it('shows only what passes the filters, also when that changes', () => {
    const failures = { ...NO_FILTERS, status: 'failed' as const }
    expect(mergeEvent([], { type: 'work', work: old }, failures)).toEqual([])
    const failed = { ...old, status: 'failed' as const }
    expect(ids(mergeEvent([failed], { type: 'work', work: old }, failures))).toEqual([])
  })

  it('keeps what is in the trash and what is not apart', () => {
    const trashed = { ...old, trashedAt: '2026-01-02T00:00:00.000Z' }
    const trash = { ...NO_FILTERS, trashed: true }
    expect(mergeEvent([], { type: 'work', work: trashed }, NO_FILTERS)).toEqual([])
    expect(ids(mergeEvent([], { type: 'work', work: trashed }, trash))).toEqual(['old'])
    expect(mergeEvent([trashed], { type: 'work', work: old }, trash)).toEqual([])
  })

  it('does not let works in that a text search may not have found', () => {
    const searching = { ...NO_FILTERS, q: 'radio' }
    expect(mergeEvent([recent], { type: 'work', work: old }, searching)).toEqual([recent])
  })

  it('counts views and drops what was removed', () => {
    expect(mergeEvent(list, { type: 'counts', id: 'old', views: 3838 }, NO_FILTERS)[1]?.views).toBe(3838)
    expect(ids(mergeEvent(list, { type: 'removed', id: 'new' }, NO_FILTERS))).toEqual(['old'])
  })

  it('adds a page without doubling, keeping the newer of two states', () => {
    const fresh = { ...old, progress: 0.9, updatedAt: '2026-01-09T00:00:00.000Z' }
    expect(mergePage([recent, fresh], [old])).toEqual([recent, fresh])
    expect(ids(mergePage([recent], [old]))).toEqual(['new', 'old'])
  })
})
