import { expect, test } from 'vitest'
import { startOf } from '../../station/download.ts'

const wanted = { name: 'a.mp3', url: '/a', bytes: 100, sha256: 'a'.repeat(64) }
const answer = (statusCode: number, headers = {}) => ({ statusCode, headers })

test.each([
  ['the whole', answer(200, { 'content-length': '100' }), 0],
  ['the whole of unsaid length', answer(200), 0],
  ['the rest', answer(206, { 'content-range': 'bytes 40-99/100' }), 40],
  ['the rest of an unsaid whole', answer(206, { 'content-range': 'bytes 40-99/*' }), 40],
  ['a range that does not fit', answer(416), null],
])('%s', (_, given, from) => {
  expect(startOf(given, 40, wanted)).toBe(from)
})

test.each([
  ['another length', answer(200, { 'content-length': '5000' }), 'portal'],
  ['a page', answer(200, { 'content-type': 'text/html; charset=utf-8' }), 'portal'],
  ['another place', answer(206, { 'content-range': 'bytes 41-99/100' }), 'portal'],
  ['another whole', answer(206, { 'content-range': 'bytes 40-199/200' }), 'portal'],
  ['a range that says nothing', answer(206), 'portal'],
  ['withdrawn', answer(410), 'pending'],
])('%s is refused', (_, given, failure) => {
  expect(() => startOf(given, 40, wanted)).toThrow(expect.objectContaining({ failure }))
})

test('a server in trouble is asked again', () => {
  expect(() => startOf(answer(503), 40, wanted)).toThrow('status 503')
})
