import { expect, test } from 'vitest'
import { byteRange } from '../../../server/delivery/byte-range.ts'
import { isFresh, lastModified } from '../../../server/delivery/conditional.ts'

const TAG = '"abc"'
const AT = new Date('2026-01-10T05:00:01.400Z')

test.each([
  ['the same tag', { 'if-none-match': '"abc"' }, true],
  ['the same tag, made weak by a proxy', { 'if-none-match': 'W/"abc"' }, true],
  ['it among others', { 'if-none-match': '"x", "abc"' }, true],
  ['any', { 'if-none-match': '*' }, true],
  ['another tag', { 'if-none-match': '"x"' }, false],
  [
    'another tag and a late time: the tag decides',
    { 'if-none-match': '"x"', 'if-modified-since': 'Sun, 11 Jan 2026 05:00:00 GMT' },
    false,
  ],
  ['the time of the change', { 'if-modified-since': 'Sat, 10 Jan 2026 05:00:01 GMT' }, true],
  ['an earlier time', { 'if-modified-since': 'Sat, 10 Jan 2026 05:00:00 GMT' }, false],
  ['no time at all', { 'if-modified-since': 'yesterday' }, false],
  ['nothing', {}, false],
])('a client that sends %s', (_what, headers, fresh) => {
  expect(isFresh(headers, TAG, AT)).toBe(fresh)
})

test('no time is given while its second may see another change', () => {
  expect(lastModified(AT.toISOString(), new Date(AT.getTime() + 500))).toBeNull()
  expect(lastModified(AT.toISOString(), new Date(AT.getTime() + 2500))).toEqual(AT)
  expect(lastModified(null, AT)).toBeNull()
})

test.each([
  ['bytes=0-99', undefined, { start: 0, end: 99 }],
  ['bytes=900-', undefined, { start: 900, end: 999 }],
  ['bytes=-100', undefined, { start: 900, end: 999 }],
  ['bytes=500-5000', undefined, { start: 500, end: 999 }],
  ['bytes=500-', '"abc"', { start: 500, end: 999 }],
  ['bytes=500-', '"other"', 'whole'],
  ['bytes=500-', 'W/"abc"', 'whole'],
  ['bytes=500-', 'Sat, 10 Jan 2026 05:00:01 GMT', 'whole'],
  ['bytes=1000-', undefined, 'unsatisfiable'],
  ['bytes=5-2', undefined, 'unsatisfiable'],
  ['bytes=0-1,5-6', undefined, 'whole'],
  ['lines=1-2', undefined, 'whole'],
  ['nonsense', undefined, 'whole'],
  [undefined, undefined, 'whole'],
])('Range %s with If-Range %s', (range, ifRange, expected) => {
  expect(byteRange({ range, 'if-range': ifRange }, 1000, TAG)).toEqual(expected)
})
