import { expect, test } from 'vitest'
import { narrowed, reaches } from '../../../server/rules/token-scope.ts'

test('a narrow token never acts as an administrator, and one for figures as a viewer', () => {
  expect(narrowed('administrator', 'everything')).toBe('administrator')
  expect(narrowed('administrator', 'uploading')).toBe('editor')
  expect(narrowed('administrator', 'reading')).toBe('editor')
  expect(narrowed('editor', 'figures')).toBe('viewer')
  expect(narrowed('viewer', 'reading')).toBe('viewer')
  expect(narrowed('station', 'figures')).toBe('station')
})

test('only uploads go past reading, and only with a token for them', () => {
  expect(reaches('reading', 'GET', '/api/works')).toBe(true)
  expect(reaches('reading', 'POST', '/api/works')).toBe(false)
  for (const [method, url] of [
    ['POST', '/api/works'],
    ['PATCH', '/api/uploads/*'],
    ['PUT', '/api/works/:id/captions/:language'],
    ['POST', '/api/imports/lines'],
  ] as const) {
    expect(reaches('uploading', method, url)).toBe(true)
  }
  for (const [method, url] of [
    ['PATCH', '/api/works/:id'],
    ['DELETE', '/api/works/:id'],
    ['POST', '/api/works/:id/withdraw'],
    ['POST', '/api/tokens'],
  ] as const) {
    expect(reaches('uploading', method, url)).toBe(false)
    expect(reaches('everything', method, url)).toBe(true)
  }
})
