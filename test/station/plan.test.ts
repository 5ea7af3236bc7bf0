import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SyncItem } from '../../media/schemas/sync.ts'
import { mayAir } from '../../station/airable.ts'
import { applyAnswer } from '../../station/apply-answer.ts'
import { type FolderContent, plan, toFetch } from '../../station/plan.ts'
import { emptyState, type Spot, type State } from '../../station/state.ts'
import { AT, heldOf, holding, idOf, sampleAnswer, sampleItem, sampleTombstone } from './sample-spots.ts'

const DAY = 24 * 60 * 60_000
const iso = (time: number): string => new Date(time).toISOString()

function stateWith(...items: SyncItem[]): State {
  const state = applyAnswer(emptyState('http://chaski.pe', 'mp3-128'), null, sampleAnswer({ items }), AT)
  const spots = Object.fromEntries(Object.entries(state.spots).map(([id, spot]) => [id, holding(spot)]))
  return { ...state, spots }
}

const SILENT: NonNullable<SyncItem['broadcast']> = {
  ...{ script: '', outCue: '', campaign: null, playsPerDay: null, dayparts: [], mayEdit: false },
  ...{ contact: '', replaces: null },
}

/** Folders that hold what the state says, and show nothing. */
function contentOf(state: State, today: Record<string, number> = {}): FolderContent {
  const held = Object.values(state.spots).flatMap(({ held }) => held ?? [])
  return {
    spots: new Map(held.map(({ name, bytes, modified }) => [name, { bytes, modified }])),
    today: new Map(Object.entries(today).map(([name, bytes]) => [name, { bytes }])),
  }
}

test('what may be aired is shown and listed; what is to come is only held', () => {
  const state = stateWith(sampleItem(1), sampleItem(2, { validFrom: iso(AT + DAY) }))
  const steps = plan(state, contentOf(state), AT, true)
  expect(steps).toEqual({
    unplace: [],
    remove: [],
    rename: [],
    forget: [],
    place: [{ name: 'AYD-000001_v1.mp3', cart: null }],
    playlist: [{ fileName: 'AYD-000001_v1.mp3', title: 'Spot 1', duration: 30 }],
  })
})

test('a filler is shown only where no other spot may be aired, and leaves when one begins', () => {
  const broadcast = { ...SILENT, filler: true }
  const state = stateWith(sampleItem(1, { broadcast }), sampleItem(2, { validFrom: iso(AT + DAY) }))
  expect(plan(state, contentOf(state), AT, true).place).toEqual([{ name: 'AYD-000001_v1.mp3', cart: null }])
  const shown = contentOf(state, { 'AYD-000001_v1.mp3': 1001 })
  expect(plan(state, shown, AT + DAY, true)).toMatchObject({
    unplace: ['AYD-000001_v1.mp3'],
    remove: [],
    place: [{ name: 'AYD-000002_v1.mp3', cart: null }],
    playlist: [{ title: 'Spot 2' }],
  })
})

test('what ended leaves the air without the server, and the disk only when the server told the time', () => {
  const state = stateWith(sampleItem(1, { validUntil: iso(AT) }))
  const content = contentOf(state, { 'AYD-000001_v1.mp3': 1001 })
  const offline = plan(state, content, AT, false)
  expect(offline.unplace).toEqual(['AYD-000001_v1.mp3'])
  expect(offline.remove).toEqual([])
  expect(offline.forget).toEqual([])
  const online = plan(state, content, AT, true)
  expect(online.unplace).toEqual(['AYD-000001_v1.mp3'])
  expect(online.remove).toEqual(['AYD-000001_v1.mp3'])
  expect(online.forget).toEqual([idOf(1)])
})

test('a withdrawn spot leaves both folders', () => {
  const before = stateWith(sampleItem(1))
  const content = contentOf(before, { 'AYD-000001_v1.mp3': 1001 })
  const state = applyAnswer(before, 'c1', sampleAnswer({ tombstones: [sampleTombstone(1)] }), AT)
  expect(plan(state, content, AT, true)).toMatchObject({
    unplace: ['AYD-000001_v1.mp3'],
    remove: ['AYD-000001_v1.mp3'],
    playlist: [],
  })
})

test('a file that the station put beside is not ours to take away or to list', () => {
  const state = stateWith(sampleItem(1))
  const steps = plan(state, contentOf(state, { 'cuña propia.mp3': 5 }), AT, true)
  expect(steps.unplace).toEqual([])
  expect(steps.playlist.map(({ fileName }) => fileName)).toEqual(['AYD-000001_v1.mp3'])
})

test('a shown file that is cut short is shown again', () => {
  const state = stateWith(sampleItem(1))
  expect(plan(state, contentOf(state, { 'AYD-000001_v1.mp3': 10 }), AT, true).place).toEqual([
    { name: 'AYD-000001_v1.mp3', cart: null },
  ])
})

test('a new date in the name is a rename and no download', () => {
  const before = stateWith(sampleItem(1))
  const item = sampleItem(1)
  const files = item.files.map((file) => ({ ...file, fileName: 'AYD-000001_v1_-20260301.mp3' }))
  const state = applyAnswer(before, 'c1', sampleAnswer({ items: [{ ...item, files }] }), AT)
  const steps = plan(state, contentOf(before, { 'AYD-000001_v1.mp3': 1001 }), AT, true)
  expect(toFetch(state, AT).fetch).toEqual([])
  expect(steps.rename.map(({ from, held }) => [from, held.name])).toEqual([
    ['AYD-000001_v1.mp3', 'AYD-000001_v1_-20260301.mp3'],
  ])
  expect(steps.unplace).toEqual(['AYD-000001_v1.mp3'])
  expect(steps.place).toEqual([{ name: 'AYD-000001_v1_-20260301.mp3', cart: null }])
})

test('downloads: first what may be aired, then by the day, of equals the smaller; never what ended', () => {
  const bare = applyAnswer(
    emptyState('http://chaski.pe', 'mp3-128'),
    null,
    sampleAnswer({
      items: [
        sampleItem(1, { validFrom: iso(AT + 2 * DAY) }),
        sampleItem(2, { validFrom: iso(AT + DAY) }),
        sampleItem(4),
        sampleItem(3, { validFrom: iso(AT - DAY) }),
        sampleItem(5, { validUntil: iso(AT - DAY) }),
      ],
    }),
    AT,
  )
  expect(toFetch(bare, AT).fetch.map(({ spot }) => spot.number)).toEqual([3, 4, 2, 1])
})

test('what came out wrong three times is given up for now', () => {
  const bare = applyAnswer(emptyState('s', 'mp3-128'), null, sampleAnswer({ items: [sampleItem(1)] }), AT)
  const sha256 = bare.spots[idOf(1)]?.wanted?.sha256 ?? ''
  const { fetch, givenUp } = toFetch({ ...bare, attempts: { [sha256]: { count: 3, lastAt: AT } } }, AT)
  expect(fetch).toEqual([])
  expect(givenUp.map(({ number }) => number)).toEqual([1])
})

// --- after any sequence of answers -----------------------------------------------------------------------------

/** The folders in memory, with the meaning that `settle` gives to the steps. */
function settled(
  state: State,
  spots: Map<string, number>,
  today: Map<string, number>,
  at: number,
  sure: boolean,
): State {
  const steps = plan(
    state,
    {
      spots: new Map([...spots].map(([name, bytes]) => [name, { bytes, modified: 1 }])),
      today: new Map([...today].map(([name, bytes]) => [name, { bytes }])),
    },
    at,
    sure,
  )
  const next: Record<string, Spot> = { ...state.spots }
  for (const name of steps.unplace) today.delete(name)
  for (const name of steps.remove) spots.delete(name)
  for (const { spot, from, held } of steps.rename) {
    expect(spots.has(held.name)).toBe(false)
    spots.set(held.name, spots.get(from) ?? expect.fail())
    spots.delete(from)
    next[spot.id] = { ...spot, held }
  }
  for (const id of steps.forget) delete next[id]
  for (const { name } of steps.place) today.set(name, spots.get(name) ?? expect.fail())
  expect(steps.playlist.map(({ fileName }) => fileName)).toEqual([...today.keys()].sort())
  return { ...state, spots: next, placed: [...today.keys()] }
}

const item = fc
  .record({
    number: fc.integer({ min: 1, max: 6 }),
    version: fc.integer({ min: 1, max: 3 }),
    from: fc.option(fc.integer({ min: -3, max: 3 })),
    until: fc.option(fc.integer({ min: -3, max: 3 })),
    sameName: fc.boolean(),
  })
  .map(({ number, version, from, until, sameName }) => {
    const made = sampleItem(number, {
      version,
      validFrom: from === null ? null : iso(AT + from * DAY),
      validUntil: until === null ? null : iso(AT + until * DAY),
    })
    return sameName ? { ...made, files: made.files.map((file) => ({ ...file, fileName: 'spot.mp3' })) } : made
  })

const step = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    items: fc.uniqueArray(item, { selector: ({ id }) => id }),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), number: fc.integer({ min: 1, max: 6 }) }),
  fc.record({
    kind: fc.constant('listing' as const),
    items: fc.uniqueArray(item, { selector: ({ id }) => id }),
  }),
  fc.record({ kind: fc.constant('fetch' as const), most: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ kind: fc.constant('lose' as const), number: fc.integer({ min: 1, max: 6 }) }),
)

test('after any sequence of answers, downloads and days the folder equals what may be aired', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (sequence, sure) => {
      let state = emptyState('http://chaski.pe', 'mp3-128')
      /** What the server says must be held: kept apart from the agent's own account. */
      const truth = new Map<string, SyncItem>()
      const spots = new Map<string, number>()
      const today = new Map<string, number>()
      let at = AT

      const fetchUpTo = (most: number): void => {
        for (const { spot, wanted } of toFetch(state, at).fetch.slice(0, most)) {
          today.delete(wanted.name)
          spots.set(wanted.name, wanted.bytes)
          state = { ...state, spots: { ...state.spots, [spot.id]: { ...spot, held: heldOf(spot) } } }
        }
      }

      for (const one of sequence) {
        switch (one.kind) {
          case 'answer':
            for (const item of one.items) truth.set(item.id, item)
            state = applyAnswer(state, 'c', sampleAnswer({ items: one.items }), at)
            break
          case 'listing':
            truth.clear()
            for (const item of one.items) truth.set(item.id, item)
            state = applyAnswer(state, null, sampleAnswer({ items: one.items }), at)
            break
          case 'withdraw':
            truth.delete(idOf(one.number))
            state = applyAnswer(state, 'c', sampleAnswer({ tombstones: [sampleTombstone(one.number)] }), at)
            break
          case 'fetch':
            fetchUpTo(one.most)
            break
          case 'days':
            at += one.days * DAY
            break
          case 'lose': {
            // Somebody deletes a held file, or the disk does.
            const spot = state.spots[idOf(one.number)]
            if (spot?.held) spots.delete(spot.held.name)
            if (spot) state = { ...state, spots: { ...state.spots, [spot.id]: { ...spot, held: null } } }
          }
        }
        state = settled(state, spots, today, at, sure)
        // At every moment: nothing is shown that may not be aired.
        const may = [...truth.values()].filter((item) => mayAir(item, at))
        expect(today.size).toBeLessThanOrEqual(may.length)
      }

      fetchUpTo(Number.POSITIVE_INFINITY)
      state = settled(state, spots, today, at, sure)
      const airable = [...truth.values()].filter((item) => mayAir(item, at))
      const shown = Object.values(state.spots).filter((spot) => spot.held && today.has(spot.held.name))
      expect(shown.map(({ id, held }) => [id, held?.version]).sort()).toEqual(
        airable.map(({ id, version }) => [id, version]).sort(),
      )
      expect(today.size).toBe(airable.length)
    }),
    { numRuns: 300 },
  )
})
