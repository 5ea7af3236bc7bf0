import { describe, expect, test } from 'vitest'
import { conflictsOf, draftBetween, settled, typedOn } from '../../../../player/studio/drafts/edits.ts'

interface Form {
  title: string
  places: string[]
}

const SAVED: Form = { title: 'Hilario', places: ['Jauja'] }
const NOTHING = { typed: {}, before: {} }

test('a draft holds only what was typed, and what stood there before', () => {
  const draft = typedOn<Form>(NOTHING, SAVED, { ...SAVED, title: 'Hilario habla' })
  expect(draft).toEqual({ typed: { title: 'Hilario habla' }, before: { title: 'Hilario' } })
  expect(typedOn(draft, SAVED, SAVED)).toEqual(NOTHING)
  expect(draftBetween(SAVED, { ...SAVED, places: [] })).toEqual({
    typed: { places: [] },
    before: { places: ['Jauja'] },
  })
})

describe('what somebody else has saved meanwhile', () => {
  const mine = typedOn<Form>(NOTHING, SAVED, { ...SAVED, title: 'Mío' })
  const theirs: Form = { ...SAVED, title: 'De ella' }

  test('is a conflict where both changed the same field', () => {
    expect(conflictsOf(mine, SAVED)).toEqual([])
    expect(conflictsOf(mine, { ...SAVED, places: ['Tayacaja'] })).toEqual([])
    expect(conflictsOf(mine, theirs)).toEqual(['title'])
    expect(conflictsOf(mine, { ...SAVED, title: 'Mío' })).toEqual([])
  })

  test('stays a conflict while one goes on typing', () => {
    const more = typedOn(mine, theirs, { ...theirs, title: 'Mío, más largo' })
    expect(more.before).toEqual({ title: 'Hilario' })
    expect(conflictsOf(more, theirs)).toEqual(['title'])
  })

  test('is settled by keeping one of both', () => {
    const kept = settled(mine, theirs, 'title', true)
    expect(kept).toEqual({ typed: { title: 'Mío' }, before: { title: 'De ella' } })
    expect(conflictsOf(kept, theirs)).toEqual([])
    // A third version is a conflict again.
    expect(conflictsOf(kept, { ...SAVED, title: 'De otro' })).toEqual(['title'])
    expect(settled(mine, theirs, 'title', false)).toEqual(NOTHING)
  })
})
