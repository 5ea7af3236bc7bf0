import { expect, test } from 'vitest'
import { changedFields } from '../../../server/rules/changed-fields.ts'

const work = { title: 'Hilario', places: ['Jauja'], secret: 'a', views: 1 }

test('only what differs is told, as it was and as it is', () => {
  const after = { ...work, title: 'Hilaria', views: 2 }
  expect(changedFields(work, after, ['title', 'places'])).toEqual({
    before: { title: 'Hilario' },
    after: { title: 'Hilaria' },
  })
})

test('lists are the same where they say the same', () => {
  expect(changedFields(work, { ...work, places: ['Jauja'] }, ['places'])).toEqual({ before: {}, after: {} })
})

test('what is not named is never told', () => {
  expect(changedFields(work, { ...work, secret: 'b' }, ['title'])).toEqual({ before: {}, after: {} })
})
