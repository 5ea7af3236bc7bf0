import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { WorkEdit, WorkFields } from '../../../media/schemas/work.ts'

describe('an edit', () => {
  test.each([
    { title: 'Hilario' },
    { title: ' ¿Qué es «el agua»? 💧' },
    { description: 'uno\n\n\tdos\r\ntres', programme: '' },
    { language: null, places: ['Jauja'], publishAt: '2026-03-01T00:00:00-05:00' },
    { language: 'quy' },
    { language: 'es-419' },
  ])('may be %j', (edit) => {
    expect(Value.Check(WorkEdit, edit)).toBe(true)
  })

  test.each([
    {},
    { title: '' },
    { title: ' \n' },
    { title: '  ' },
    { title: 'dos\nlíneas' },
    { title: 'a\0b' },
    { description: 'a\0b' },
    { places: ['Jauja\r\nBcc: x'] },
    { title: 'x'.repeat(201) },
    { description: 'x'.repeat(10_001) },
    { language: 'español' },
    { language: 'ES-pe' },
    { publishAt: '2016-12-31T23:59:60Z' },
    { publishAt: '2026-02-30T00:00:00Z' },
    { places: [''] },
    { tags: Array.from({ length: 31 }, (_, index) => `t${index}`) },
    { visibility: 'hidden' },
    { status: 'ready' },
    { views: 1000 },
    { id: 'x' },
  ])('may not be %j', (edit) => {
    expect(Value.Check(WorkEdit, edit)).toBe(false)
  })
})

test('all fields together leave none out', () => {
  expect(Value.Check(WorkFields, { title: 'x' })).toBe(false)
})
