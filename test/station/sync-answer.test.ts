import { expect, test } from 'vitest'
import { readSyncAnswer } from '../../station/sync-answer.ts'

const file = {
  name: 'mp3-128',
  fileName: 'a.mp3',
  url: '/media/a.mp3',
  type: 'audio/mpeg',
  bytes: 3,
  sha256: 'a'.repeat(64),
}
const item = {
  id: 'abcdefgh23456789',
  version: 1,
  number: 7,
  cart: null,
  title: 'Nos cuidamos',
  duration: 30,
  validFrom: null,
  validUntil: '2026-02-11T04:59:59Z',
  files: [file],
}
const answer = {
  items: [item],
  tombstones: [],
  cursor: 'c1',
  more: false,
  serverTime: '2026-01-10T12:00:00Z',
}

test('an answer is read, with fields that only a newer agent knows', () => {
  expect(readSyncAnswer(JSON.stringify({ ...answer, novelty: 1 }))).toEqual(answer)
})

const house = {
  spotPrefix: 'CHL',
  timeZone: 'America/Santiago',
  offsets: [{ from: '2026-04-05T03:00:00Z', minutes: -240 }],
}

test('what is said of the organisation is read with it', () => {
  expect(readSyncAnswer(JSON.stringify({ ...answer, house }))?.house).toEqual(house)
})

test.each([
  ['no offsets', { ...house, offsets: [] }],
  ['a prefix that would be an expression', { ...house, spotPrefix: '.*' }],
  ['a time that is none', { ...house, offsets: [{ from: 'ayer', minutes: 0 }] }],
])('of a house with %s nothing is believed, and the spots are', (_, odd) => {
  expect(readSyncAnswer(JSON.stringify({ ...answer, house: odd }))).toEqual(answer)
})

test.each([
  ['a login page', '<!doctype html><title>Bienvenido al WiFi</title>'],
  ['nothing', ''],
  ['half an answer', JSON.stringify(answer).slice(0, -20)],
  ['JSON of somebody else', '{"ok":true}'],
  ['a list', '[]'],
  ['null', 'null'],
  [
    'a hash that is none',
    JSON.stringify({ ...answer, items: [{ ...item, files: [{ ...file, sha256: 'x' }] }] }),
  ],
  [
    'a size that is none',
    JSON.stringify({ ...answer, items: [{ ...item, files: [{ ...file, bytes: -1 }] }] }),
  ],
  ['a date that is none', JSON.stringify({ ...answer, items: [{ ...item, validUntil: 'mañana' }] })],
  ['an id that is a path', JSON.stringify({ ...answer, items: [{ ...item, id: '../../x' }] })],
  ['no time', JSON.stringify({ ...answer, serverTime: undefined })],
])('%s is no answer', (_, text) => {
  expect(readSyncAnswer(text)).toBeNull()
})
