import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StationEdit } from '../../../media/schemas/station.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import type { Engine } from '../../../server/catalogue/engine.ts'
import type { StationRecord } from '../../../server/records/station.ts'
import { makeSecrets, newStationId, UNSAID_STATION } from '../../../server/stations/secrets.ts'
import { addSpot } from './spots.ts'

const SECOND = Date.parse('2026-01-10T12:00:00Z')

/** What the catalogue promises of stations, what they hold and what they aired, whatever holds it. */
export function stationContract(
  name: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
) {
  describe(`stations in ${name}`, () => {
    let catalogue: Catalogue & Writes
    let engine: Engine
    let close: () => Promise<void>
    let time = SECOND

    beforeAll(async () => {
      const opened = await open()
      engine = opened.engine
      catalogue = await createCatalogue(engine, () => new Date(time))
      close = async () => {
        await catalogue.close()
        await opened.close()
      }
    })
    afterAll(() => close())

    const newStation = (fields: object = {}): Promise<StationRecord> =>
      catalogue.stations.create(
        newStationId(),
        { ...UNSAID_STATION, name: 'Radio', ...fields },
        makeSecrets('https://chaski.example').keys,
      )

    test('keeps what staff said, and voids the cursors of a station that is told otherwise', async () => {
      const made = await newStation({ languages: ['quy'], carts: { first: 1, last: 9 }, email: 'a@b.pe' })
      expect(made).toMatchObject({ languages: ['quy'], carts: { first: 1, last: 9 }, revision: 0 })
      expect(await catalogue.stations.edit(made.id, { name: 'Otra', email: null })).toMatchObject({
        name: 'Otra',
        email: null,
        languages: ['quy'],
        revision: 0,
      })
      expect(await catalogue.stations.edit(made.id, { carts: null })).toMatchObject({
        carts: null,
        revision: 1,
      })
      expect(await catalogue.stations.edit(newStationId(), { name: 'x' })).toBeNull()
    })

    test('an edit sets what it may and nothing besides, whatever a request carries', async () => {
      const made = await newStation()
      const row = () =>
        engine.db.selectFrom('stations').selectAll().where('id', '=', made.id).executeTakeFirstOrThrow()
      const before = await row()
      // Every column that is not a field of the form, by its own name, as somebody who knows the tables would send it.
      const form = ['name', 'place', 'province', 'languages', 'contact', 'email']
      const columns = Object.keys(before).filter((column) => !form.includes(column))
      const hostile = Object.fromEntries(columns.map((column) => [column, 'mine']))
      await catalogue.stations.edit(made.id, { ...hostile, nonsense: 1, place: 'Jauja' } as StationEdit)
      expect(await row()).toEqual({ ...before, place: 'Jauja' })
    })

    test('is found by each of its keys until it is revoked', async () => {
      const { stations, credentials } = catalogue
      const { keys } = makeSecrets('https://chaski.example')
      const { id, userId } = await stations.create(newStationId(), { ...UNSAID_STATION, name: 'R' }, keys)
      const found = () =>
        Promise.all([
          stations.byFeedHash(keys.feed),
          stations.byPageHash(keys.page),
          stations.byUser(userId),
          credentials.userOfToken(keys.token),
        ])
      expect((await found()).map((row) => row !== undefined)).toEqual([true, true, true, true])
      await stations.renew(id, 'token', 'other')
      expect(await credentials.userOfToken('other')).toMatchObject({ user: { id: userId, role: 'station' } })
      const revoked = await stations.revoke(id)
      time += 1000
      expect(await stations.revoke(id)).toEqual(revoked)
      expect(await found()).toEqual([undefined, undefined, undefined, undefined])
      expect(await stations.renew(id, 'feed', 'x')).toBeNull()
    })

    test('gives each spot one cart number, also to polls at the same moment, and says when there are none left', async () => {
      const station = await newStation({ carts: { first: 501, last: 503 } })
      const ids = (await Promise.all([1, 2, 3, 4].map((n) => addSpot(catalogue, `C${n}`)))).map(
        ({ id }) => id,
      )
      const three = ids.slice(0, 3)
      const polls = await Promise.all([1, 2, 3].map(() => catalogue.stations.cartsOf(station, three)))
      expect([...(polls[0]?.values() ?? [])].sort()).toEqual([501, 502, 503])
      for (const poll of polls)
        expect(new Map([...poll].sort())).toEqual(new Map([...(polls[0] ?? [])].sort()))
      const [, , , fourth = ''] = ids
      expect((await catalogue.stations.cartsOf(station, [fourth])).has(fourth)).toBe(false)
      const freed = polls[0]?.get(ids[1] ?? '')
      await catalogue.works.withdraw(ids[1] ?? '')
      expect((await catalogue.stations.cartsOf(station, [fourth])).get(fourth)).toBe(freed)
    })

    test('holds what the last acknowledgement says, and since when', async () => {
      const station = await newStation()
      const [one, two] = [await addSpot(catalogue, 'Uno'), await addSpot(catalogue, 'Dos')]
      const { holdings } = catalogue
      await holdings.acknowledge(
        station.id,
        5,
        [
          { id: one.id, version: 1 },
          { id: two.id, version: 1 },
        ],
        'agente/1',
      )
      const since = new Date(time).toISOString()
      time += 60_000
      await holdings.acknowledge(
        station.id,
        6,
        [
          { id: one.id, version: 2 },
          { id: two.id, version: 1 },
        ],
        null,
      )
      expect(await holdings.of(station.id)).toEqual([
        { id: one.id, title: 'Uno', version: 2, since: new Date(time).toISOString() },
        { id: two.id, title: 'Dos', version: 1, since },
      ])
      expect((await holdings.holders(two.id)).get(station.id)).toBe(1)
      expect((await holdings.counts()).get(station.id)).toBe(2)
      expect(await catalogue.stations.byId(station.id)).toMatchObject({ acknowledged: 6, agent: 'agente/1' })
    })

    test('counts an airing once, also when it is told twice at the same moment', async () => {
      const station = await newStation()
      const { id: workId } = await addSpot(catalogue, 'Emitido')
      const airings = [0, 400, 1000].map((ms) => ({ workId, airedAt: new Date(SECOND + ms), seconds: 30.5 }))
      const added = await Promise.all(
        [1, 2, 3].map(() => catalogue.airings.add(station.id, airings, 'station')),
      )
      expect(added.reduce((sum, count) => sum + count)).toBe(2)
      const query = {
        stationId: station.id,
        from: '2026-01-10T05:00:00.000Z',
        until: '2026-01-11T05:00:00.000Z',
      }
      expect(await catalogue.airings.daily(query)).toEqual([
        { stationId: station.id, workId, day: '2026-01-10', count: 2 },
      ])
      expect((await catalogue.airings.list(query, 10))[0]).toMatchObject({ seconds: 30.5 })
      expect(await catalogue.airings.last(station.id, workId)).toEqual(new Date(SECOND + 1000))
      expect(await catalogue.airings.remove(station.id, workId, new Date(SECOND))).toBe(false)
      expect((await catalogue.airings.countsSince(new Date(SECOND))).get(station.id)).toBe(2)
    })

    test('notes with a withdrawal whom to tell', async () => {
      const station = await newStation({ email: 'a@b.pe', webhookUrl: 'https://radio.example/' })
      const spot = await addSpot(catalogue, 'Retirado')
      await catalogue.works.withdraw(spot.id, 'Motivo')
      const change = (await catalogue.sync.byWork(spot.id))?.change ?? 0
      const mine = (await catalogue.notices.ofWork(spot.id, change)).filter(
        (row) => row.stationId === station.id,
      )
      expect(mine.map(({ channel, state }) => [channel, state]).sort()).toEqual([
        ['email', 'queued'],
        ['webhook', 'queued'],
      ])
      await catalogue.notices.settle(mine[0]?.id ?? '', 'failed', 'no')
      expect((await catalogue.notices.queued()).some(({ id }) => id === mine[0]?.id)).toBe(false)
      const [withdrawn] = await catalogue.sync.withdrawnSince(new Date(time - 1).toISOString())
      expect(withdrawn).toMatchObject({ id: spot.id, change, reason: 'Motivo' })
      await catalogue.holdings.confirm(station.id, spot.id, change)
      await catalogue.holdings.confirm(station.id, spot.id, change)
      expect(await catalogue.holdings.confirmedBy(station.id)).toEqual(new Set([`${spot.id} ${change}`]))
    })

    test('numbers the sticks that go out, and welcomes each homecoming once', async () => {
      const station = await newStation()
      const first = await catalogue.suitcases.sendOut(station.id, 'one')
      const second = await catalogue.suitcases.sendOut(station.id, 'two')
      expect(second.sequence).toBeGreaterThan(first.sequence)
      expect(await catalogue.suitcases.outing(station.id, first.sequence)).toEqual(first)
      expect(await catalogue.suitcases.outing(station.id, second.sequence + 1)).toBeNull()
      const home = { agent: 'a', count: 1, applied: first.sequence, upTo: 3, rendition: 'mp3-64' }
      expect(await catalogue.suitcases.welcome(station.id, home)).toBe(true)
      expect(await catalogue.suitcases.welcome(station.id, home)).toBe(false)
      time += 1000
      const later = { ...home, count: 2, applied: second.sequence, upTo: 5 }
      const other = { ...home, agent: 'b' }
      expect(await catalogue.suitcases.welcome(station.id, later)).toBe(true)
      time += 1000
      expect(await catalogue.suitcases.welcome(station.id, other)).toBe(true)
      expect(await catalogue.suitcases.homecomings(station.id)).toEqual([other, later])
    })
  })
}
