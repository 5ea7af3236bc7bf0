import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../server/catalogue/engine.ts'
import { airStatusOf } from '../../../server/rules/air-status.ts'
import { addSpot, newSpotUpload, publishedSpot } from './spots.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-01-10T05:00:00Z')

/** What somebody does to one of a few spots. `hours` moves the clock. */
const step = fc.oneof(
  fc.record({ do: fc.constant('rename' as const), spot: fc.nat(4), title: fc.string({ minLength: 1 }) }),
  fc.record({
    do: fc.constantFrom('withdraw', 'restore', 'trash', 'forget', 'hide', 'show', 'version'),
    spot: fc.nat(4),
  }),
  fc.record({ do: fc.constant('validity' as const), spot: fc.nat(4), from: fc.nat(6), until: fc.nat(6) }),
  fc.record({ do: fc.constant('later' as const), spot: fc.nat(4), at: fc.nat(6) }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.nat(2) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A station: it applies what it is given, in order, and remembers what it was given. */
function createStation(catalogue: Catalogue & Writes) {
  const holds = new Map<string, { title: string; airable: boolean }>()
  const seen: number[] = []
  let cursor = 0
  return {
    holds,
    seen,
    async pull(limit: number): Promise<number> {
      await catalogue.sync.wake()
      const answer = await catalogue.sync.after(cursor, limit)
      for (const { announcement } of answer) {
        seen.push(announcement.change)
        cursor = announcement.change
        if (announcement.offered) holds.set(announcement.workId, announcement)
        else holds.delete(announcement.workId)
      }
      return answer.length
    },
  }
}

/** What sync promises, whatever holds the catalogue. */
export function syncContract(name: string, open: () => Promise<{ engine: Engine; close(): Promise<void> }>) {
  describe(`sync in ${name}`, () => {
    let catalogue: Catalogue & Writes
    let engine: Engine
    let close: () => Promise<void>
    let time = START
    const now = () => new Date(time)

    beforeAll(async () => {
      const opened = await open()
      engine = opened.engine
      catalogue = await createCatalogue(engine, now)
      close = async () => {
        await catalogue.close()
        await opened.close()
      }
    })
    afterAll(() => close())

    const at = (hours: number): string => new Date(time + hours * HOUR).toISOString()

    const run = async (action: Step, ids: string[]): Promise<void> => {
      if (action.do === 'wait') {
        time += action.hours * HOUR
        return catalogue.sync.wake()
      }
      const { works } = catalogue
      const id = ids[action.spot] ?? ''
      switch (action.do) {
        case 'rename':
          await works.edit(id, { title: `T ${action.title}` })
          break
        case 'validity':
          await works.edit(id, {
            validFrom: at(action.from - 2),
            validUntil: at(action.from - 2 + action.until),
          })
          break
        case 'later':
          await works.edit(id, { publishAt: at(action.at - 2) })
          break
        case 'hide':
          await works.edit(id, { visibility: 'draft' })
          break
        case 'show':
          await works.edit(id, { visibility: 'public' })
          break
        case 'version': {
          const seen = await works.byId(id)
          if (!seen) break
          const version = seen.version + 1
          // Two at once want the same number; the second is refused, as in the API.
          await works.addVersion(id, newSpotUpload(), version)
          await works.move({ workId: id, version }, 'finished', { visible: publishedSpot({ gain: version }) })
          break
        }
        default:
          await works[action.do](id)
      }
    }

    const shouldHold = async (ids: string[]) => {
      const rows = await Promise.all(ids.map((id) => catalogue.works.byId(id)))
      return rows.flatMap((row) => {
        const status = airStatusOf(row ?? null, now())
        return row && status.reason === null ? [[row.id, row.title, status.airable]] : []
      })
    }

    test('tells every change once and in order, to stations that pull while several people edit', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 4 }),
          fc.integer({ min: 1, max: 4 }),
          async (writers, limit) => {
            const spots = await Promise.all([1, 2, 3, 4, 5].map((n) => addSpot(catalogue, `Spot ${n}`)))
            const ids = spots.map(({ id }) => id)
            const stations = [createStation(catalogue), createStation(catalogue)]
            let writing = true
            const readers = stations.map(async (station) => {
              while (writing) await station.pull(limit)
              while ((await station.pull(limit)) > 0);
            })
            try {
              await Promise.all(
                writers.map(async (steps) => {
                  for (const action of steps) await run(action, ids)
                }),
              )
            } finally {
              writing = false
              await Promise.all(readers)
            }

            const expected = (await shouldHold(ids)).sort()
            for (const { holds, seen } of stations) {
              const held = [...holds].filter(([id]) => ids.includes(id))
              expect(held.map(([id, { title, airable }]) => [id, title, airable]).sort()).toEqual(expected)
              expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
            }
            await Promise.all(ids.map((id) => catalogue.works.forget(id)))
          },
        ),
        { numRuns: 15, endOnFailure: true },
      )
    }, 120_000)

    test('dates in feeds rise by whole seconds, and stay for a sound that stays on the air', async () => {
      const dateOf = async (id: string) => (await catalogue.sync.byWork(id))?.announcedAt ?? ''
      const first = await addSpot(catalogue, 'Primero')
      const second = await addSpot(catalogue, 'Segundo')
      const [one, two] = [await dateOf(first.id), await dateOf(second.id)]
      expect(Date.parse(two) - Date.parse(one)).toBe(1000)

      await catalogue.works.edit(first.id, { title: 'Primero, corregido' })
      expect(await dateOf(first.id)).toBe(one)

      await catalogue.works.addVersion(first.id, newSpotUpload(), 2)
      expect(await dateOf(first.id)).toBe(one)
      await catalogue.works.move({ workId: first.id, version: 2 }, 'finished', { visible: publishedSpot() })
      const again = await dateOf(first.id)
      expect(again > two).toBe(true)

      time -= 2 * HOUR
      await catalogue.works.withdraw(second.id)
      await catalogue.works.restore(second.id)
      expect((await dateOf(second.id)) > again).toBe(true)
    })

    test('says nothing of drafts, of videos, and of views', async () => {
      const head = await catalogue.sync.head()
      await addSpot(catalogue, 'Borrador', { visibility: 'draft' })
      const { id } = await catalogue.works.create(
        { ...newSpotUpload(), kind: 'video' },
        { title: 'Video', visibility: 'public' },
      )
      await catalogue.works.edit(id, { title: 'Otro' })
      await catalogue.works.forget(id)
      expect(await catalogue.sync.head()).toBe(head)
    })

    test('a day that comes or ends is told by the clock, also of what was never told before', async () => {
      const { id } = await addSpot(catalogue, 'Mañana', {
        publishAt: at(1),
        validFrom: at(2),
        validUntil: at(3),
      })
      const told = async () => {
        await catalogue.sync.wake()
        const row = await catalogue.sync.byWork(id)
        return row && [row.offered, row.airable, row.reason, row.announcedAt !== null]
      }
      expect(await told()).toEqual([false, false, null, false])
      time += HOUR
      expect(await told()).toEqual([true, false, null, false])
      time += HOUR
      expect(await told()).toEqual([true, true, null, true])
      time += HOUR
      expect(await told()).toEqual([false, false, 'ended', true])
    })

    test('works are numbered without gaps, also those that arrive together', async () => {
      const rows = await Promise.all([1, 2, 3, 4].map(() => addSpot(catalogue, 'Número')))
      const numbers = rows.map(({ number }) => number).sort((a, b) => a - b)
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
    })
  })
}
