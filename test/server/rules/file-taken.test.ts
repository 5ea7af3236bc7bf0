import { expect, test } from 'vitest'
import { fileTaken } from '../../../server/rules/file-taken.ts'

const PHONE = 'Mozilla/5.0 (Linux; Android 10) Chrome/120.0 Mobile Safari/537.36'
const asked = (headers: Record<string, string>, method = 'GET') =>
  fileTaken({ method, headers }, (agent) => agent.includes('Previewer'))

test.each<[string, Record<string, string>, string | null]>([
  ['a link that a person follows', { 'user-agent': PHONE, 'sec-fetch-dest': 'document' }, 'downloads'],
  ['an old browser, which says little', { 'user-agent': 'Mozilla/5.0 (Windows NT 6.1)' }, 'downloads'],
  ['the agent of a station', { 'user-agent': 'chaski-station/1.0 (node 18)' }, 'pulls'],
  ['an importer of feeds', { 'user-agent': 'python-requests/2.32.3' }, 'pulls'],
  ['a part of a file', { 'user-agent': PHONE, range: 'bytes=0-' }, null],
  ['an agent that goes on with a part', { 'user-agent': 'chaski-station/1.0', range: 'bytes=500-' }, null],
  ['a page that plays it', { 'user-agent': PHONE, 'sec-fetch-dest': 'audio' }, null],
  ['a browser that looks ahead', { 'user-agent': PHONE, 'sec-purpose': 'prefetch;prerender' }, null],
  ['an older one', { 'user-agent': PHONE, purpose: 'prefetch' }, null],
  ['a robot in the dress of a browser', { 'user-agent': 'Mozilla/5.0 Previewer' }, null],
  ['a search engine', { 'user-agent': 'Googlebot/2.1' }, null],
])('%s', (_who, headers, counted) => {
  expect(asked(headers)).toBe(counted)
})

test('a look at the headers is nothing', () => {
  expect(asked({ 'user-agent': PHONE }, 'HEAD')).toBeNull()
})
