import { expect, test } from 'vitest'
import { applyAnswer } from '../../station/apply-answer.ts'
import { houseOf } from '../../station/house.ts'
import { emptyState } from '../../station/state.ts'
import { AT, holding, idOf, sampleAnswer, sampleItem, sampleTombstone } from './sample-spots.ts'

const empty = emptyState('http://chaski.pe', 'mp3-128')
const both = applyAnswer(empty, null, sampleAnswer({ items: [sampleItem(1), sampleItem(2)] }), AT)

test('the first answer names the spots and where they are to be kept', () => {
  expect(both.cursor).toBe('c1')
  expect(both.listing).toBeNull()
  expect(both.spots[idOf(1)]).toMatchObject({
    number: 1,
    held: null,
    wanted: { name: 'AYD-000001_v1.mp3', url: '/media/1/1.mp3', bytes: 1001 },
  })
})

test('a tombstone takes the spot out and notes it for the acknowledgement', () => {
  const state = applyAnswer(both, 'c1', sampleAnswer({ tombstones: [sampleTombstone(1)], cursor: 'c2' }), AT)
  expect(Object.keys(state.spots)).toEqual([idOf(2)])
  expect(state.removed).toEqual([idOf(1)])
  expect(state.cursor).toBe('c2')
})

test('a tombstone of a spot that was never here is nothing to tell', () => {
  expect(applyAnswer(both, 'c1', sampleAnswer({ tombstones: [sampleTombstone(9)] }), AT).removed).toEqual([])
})

test('a spot that came back is not told as removed', () => {
  const gone = applyAnswer(both, 'c1', sampleAnswer({ tombstones: [sampleTombstone(1)] }), AT)
  expect(applyAnswer(gone, 'c2', sampleAnswer({ items: [sampleItem(1)] }), AT).removed).toEqual([])
})

test('a new version keeps the old file until its own is here', () => {
  const held = holding(both.spots[idOf(1)] ?? expect.fail())
  const state = { ...both, spots: { ...both.spots, [idOf(1)]: held } }
  const next = applyAnswer(state, 'c1', sampleAnswer({ items: [sampleItem(1, { version: 2 })] }), AT)
  expect(next.spots[idOf(1)]).toMatchObject({
    version: 2,
    held: { name: 'AYD-000001_v1.mp3', version: 1 },
    wanted: { name: 'AYD-000001_v2.mp3' },
  })
})

test('what a full listing in several answers does not name is no longer held', () => {
  const first = applyAnswer(
    both,
    null,
    sampleAnswer({ items: [sampleItem(2)], more: true, cursor: 'c5' }),
    AT,
  )
  expect(Object.keys(first.spots)).toHaveLength(2)
  const last = applyAnswer(first, 'c5', sampleAnswer({ items: [sampleItem(3)], cursor: 'c6' }), AT)
  expect(Object.keys(last.spots).sort()).toEqual([idOf(2), idOf(3)])
  expect(last.removed).toEqual([idOf(1)])
})

test('two spots of one name are kept under two, also where only the case differs', () => {
  const [one, two] = [sampleItem(1), sampleItem(2)]
  const twin = { ...two, files: two.files.map((file) => ({ ...file, fileName: 'ayd-000001_V1.mp3' })) }
  const state = applyAnswer(empty, null, sampleAnswer({ items: [one, twin] }), AT)
  const names = Object.values(state.spots).map(({ wanted }) => wanted?.name)
  expect(names).toEqual(['AYD-000001_v1.mp3', `ayd-000001_V1-${idOf(2)}.mp3`])
})

test('a hostile file name stays in the folder', () => {
  const item = sampleItem(1)
  const files = item.files.map((file) => ({ ...file, fileName: '../../../etc/cron.d/x' }))
  const state = applyAnswer(empty, null, sampleAnswer({ items: [{ ...item, files }] }), AT)
  expect(state.spots[idOf(1)]?.wanted?.name).toBe('_.._.._etc_cron.d_x')
})

test('names and carts stay known for the logs after the spot is gone, for ninety days', () => {
  const state = applyAnswer(empty, null, sampleAnswer({ items: [sampleItem(1, { cart: 990_123 })] }), AT)
  const gone = applyAnswer(state, 'c1', sampleAnswer({ tombstones: [sampleTombstone(1)] }), AT + 1)
  expect(gone.known['ayd-000001_v1.mp3']?.id).toBe(idOf(1))
  expect(gone.known['#990123']?.id).toBe(idOf(1))
  const later = applyAnswer(gone, 'c2', sampleAnswer(), AT + 91 * 24 * 60 * 60_000)
  expect(later.known).toEqual({})
})

test('what is said of the organisation is kept, also when a later answer says nothing of it', () => {
  const house = {
    spotPrefix: 'CHL',
    timeZone: 'America/Santiago',
    offsets: [{ from: '2026-04-05T03:00:00Z', minutes: -240 }],
  }
  const told = applyAnswer(emptyState('https://a', 'mp3-128'), null, sampleAnswer({ house }), AT)
  const later = applyAnswer(told, 'c1', sampleAnswer(), AT)
  expect(later.house).toEqual({ ...house, offsets: [{ from: 1_775_358_000_000, minutes: -240 }] })
  const { calendar, spots } = houseOf(later)
  expect(calendar.dayOf('2026-06-02T03:59:59Z')).toBe('2026-06-01')
  expect(spots.numberIn('CHL-000007_v1.mp3')).toBe(7)
})
