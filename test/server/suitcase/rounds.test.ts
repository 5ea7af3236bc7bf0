import { cp, mkdir, readdir, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StationRecord } from '../../../server/records/station.ts'
import { type Home, playedFrom, startHome, writeZaraLog } from './home.ts'

const ROUNDS = 20

let home: Home
beforeAll(async () => {
  home = await startHome()
})
afterAll(() => home.close())

/** The same numbers in every run: a round that fails can be looked at again. */
function chanceFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('after twenty rounds of sticks, late, lost, broken or doubled, a station is as one with a link', {
  timeout: 120_000,
}, async () => {
  const { catalogue } = home.app
  const chance = chanceFrom(12)
  const spots: string[] = []
  const fields = { carts: { first: 501, last: 599 }, nameTemplate: '{cart}_{title}', languages: ['es-PE'] }
  const linked = await home.station('Con enlace', fields)
  const remote = await home.station('Sin enlace', fields)
  const [online, offline] = ['con', 'sin'].map((name) => join(home.folder, name)) as [string, string]
  const logs = { [online]: join(home.folder, 'con-logs'), [offline]: join(home.folder, 'sin-logs') }
  for (const folder of Object.values(logs)) await mkdir(folder)
  const usb = await home.stick()
  const drawer: string[] = []

  const change = async (round: number): Promise<void> => {
    const id = spots[chance(spots.length)]
    const what = id === undefined ? 0 : chance(9)
    switch (what) {
      case 3:
        await catalogue.works.withdraw(id ?? '', 'un error')
        break
      case 4:
        await catalogue.works.restore(id ?? '')
        break
      case 5:
        await catalogue.works.edit(id ?? '', { title: `Título ${round}` })
        break
      case 6:
        await catalogue.works.edit(id ?? '', { validUntil: '2026-01-01T05:00:00Z' })
        break
      case 7:
        await catalogue.works.edit(id ?? '', { validFrom: '2100-01-01T05:00:00Z', validUntil: null })
        break
      case 8:
        await catalogue.works.edit(id ?? '', { language: chance(2) ? 'quy' : 'es-PE', validFrom: null })
        break
      default:
        // Titles are alike but for capitals, which FAT and Windows do not tell apart.
        spots.push((await home.spot(chance(2) ? 'SPOT' : 'spot', { language: 'es-PE' })).id)
    }
  }
  const air = async (round: number): Promise<void> => {
    const both = (await readdir(join(online, 'hoy'))).filter((name) => !name.startsWith('.'))
    const shared = new Set(await readdir(join(offline, 'hoy')))
    const names = both.filter((name) => shared.has(name))
    if (names.length === 0) return
    const aired = Array.from({ length: 1 + chance(5) }, (_, index) => {
      const clock = [7 + index, chance(60), chance(60)].map((part) => String(part).padStart(2, '0')).join(':')
      return [clock, names[chance(names.length)] ?? ''] as const
    })
    const day = `2026-11-${String(round).padStart(2, '0')}.log`
    for (const folder of Object.values(logs)) await writeZaraLog(join(folder, day), aired)
  }
  const visit = (from: string) => home.pull({ to: offline, from, logs: [logs[offline] ?? ''] })
  const copyOf = async (stick: string): Promise<string> => {
    const copy = await home.stick()
    await cp(stick, copy, { recursive: true })
    return copy
  }
  const half = async (stick: string): Promise<void> => {
    const [folder = ''] = await readdir(join(stick, 'chaski'))
    await truncate(join(stick, 'chaski', folder, 'maletin.jws'), 200)
  }

  let visits = 0
  for (let round = 1; round <= ROUNDS; round++) {
    for (let changes = 1 + chance(3); changes > 0; changes--) await change(round)
    expect(await home.pull({ to: online, token: linked.token, logs: [logs[online] ?? ''] })).toMatchObject({
      code: 0,
    })
    await home.pack(usb, remote.station)
    switch (chance(6)) {
      case 0:
        // It never arrives.
        drawer.push(await copyOf(usb))
        await rm(join(usb, 'chaski'), { recursive: true })
        continue
      case 1: {
        // It was pulled out while it was written; another one follows.
        const broken = await copyOf(usb)
        await half(broken)
        expect(await visit(broken)).toMatchObject({ code: 10 })
        break
      }
      case 2:
        drawer.push(await copyOf(usb))
        break
      default:
    }
    expect(await visit(usb)).toMatchObject({ code: 0 })
    visits++
    expect(await playedFrom(offline), `round ${round}`).toEqual(await playedFrom(online))
    // One from the drawer comes late, to the station or home.
    const late = drawer[chance(drawer.length + 1)]
    if (late !== undefined) {
      await visit(late)
      expect(await playedFrom(offline), `late in round ${round}`).toEqual(await playedFrom(online))
    }
    await air(round)
    if (chance(3) > 0) await visit(usb)
    if (late !== undefined && chance(2)) await home.unpack(late)
    for (let times = chance(3); times > 0; times--) await home.unpack(usb)
  }
  // Once more each, so that all that was aired is told.
  await home.pull({ to: online, token: linked.token, logs: [logs[online] ?? ''] })
  await home.pack(usb, remote.station)
  await visit(usb)
  expect(await home.unpack(usb)).toMatchObject({ refused: [] })

  expect(visits).toBeGreaterThan(ROUNDS / 2)
  expect(await playedFrom(offline)).toEqual(await playedFrom(online))
  const known = async ({ id }: StationRecord) => {
    const found = await catalogue.stations.byId(id)
    const period = { stationId: id, from: '2026-10-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }
    return {
      acknowledged: found?.acknowledged,
      held: (await catalogue.holdings.of(id)).map(({ id: work, version }) => ({ work, version })),
      airings: (await catalogue.airings.list(period, 10_000)).map(({ workId, airedAt, seconds }) => ({
        ...{ workId, airedAt, seconds },
      })),
    }
  }
  const truth = await known(linked.station)
  expect(truth.airings.length).toBeGreaterThan(20)
  expect(await known(remote.station)).toEqual(truth)
})
