import { cp, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { StationRecord } from '../../../server/records/station.ts'
import { newPrivateKey } from '../../../server/suitcase/ed25519.ts'
import type { State } from '../../../station/state.ts'
import { type Home, playedFrom, startHome, writeZaraLog } from './home.ts'

let home: Home
let radio: StationRecord
let usb: string
let to: string
beforeAll(async () => {
  home = await startHome()
})
afterAll(() => home.close())
beforeEach(async () => {
  radio = (await home.station('Radio Sonqo')).station
  usb = await home.stick()
  to = join(home.folder, radio.id)
})
afterEach(async () => {
  for (const { announcement } of await home.app.catalogue.sync.after(0, 100))
    await works().withdraw(announcement.workId, null)
})

const works = () => home.app.catalogue.works
const today = async (): Promise<string[]> => (await readdir(join(to, 'hoy'))).sort()
const folderOn = async (stick: string): Promise<string> => {
  const [name = ''] = await readdir(join(stick, 'chaski'))
  return join(stick, 'chaski', name)
}
const state = async (): Promise<State> => JSON.parse(await readFile(join(to, '.chaski/estado.json'), 'utf8'))

test('a station without a link gets its spots, stops what was withdrawn, and is counted', async () => {
  const one = await home.spot('Uno')
  const two = await home.spot('Dos', { validFrom: '2100-01-01T05:00:00Z' })
  expect(await home.pack(usb, radio)).toMatchObject({ spots: 2, copied: 2, removed: 0 })
  const [played = ''] = await readdir(join(await folderOn(usb), 'hoy'))
  expect(await readdir(join(await folderOn(usb), 'despues'))).toHaveLength(1)
  expect(await readFile(join(await folderOn(usb), 'hoy.m3u'), 'latin1')).toContain(`hoy/${played}\r\n`)

  expect(await home.pull({ to, from: usb })).toMatchObject({ code: 0 })
  expect(await today()).toEqual([played])
  // The stick stays, and something is aired.
  const log = join(home.folder, '2026-11-20.log')
  await writeZaraLog(log, [
    ['07:00:03', played],
    ['12:30:00', played],
  ])
  await home.pull({ to, from: usb, logs: [log] })
  expect((await state()).airings).toHaveLength(2)

  for (const accepted of [2, 0]) {
    const { unpacked, refused } = await home.unpack(usb)
    expect(refused).toEqual([])
    expect(unpacked).toMatchObject([
      { receipt: { accepted, repeated: 2 - accepted }, holds: accepted ? 2 : null },
    ])
  }
  const held = await home.app.catalogue.holdings.of(radio.id)
  expect(held.map(({ id }) => id)).toEqual([one.id, two.id])
  // Only a stick that says so lets the agent forget them.
  await home.pull({ to, from: usb, logs: [log] })
  expect((await state()).airings).toHaveLength(2)

  await works().withdraw(one.id, 'un error')
  expect(await home.pack(usb, radio)).toMatchObject({ spots: 1, copied: 0, removed: 1 })
  const second = await home.pull({ to, from: usb, logs: [log] })
  expect(second.code).toBe(0)
  expect(await today()).toEqual([])
  expect((await state()).airings).toEqual([])
  await home.unpack(usb)
  expect((await home.app.catalogue.holdings.of(radio.id)).map(({ id }) => id)).toEqual([two.id])
  const after = await home.app.catalogue.stations.byId(radio.id)
  expect(after?.acknowledged).toBe(await home.app.catalogue.sync.head())
})

test('a filler fills a folder that would be empty, and only that', async () => {
  const said = { script: '', outCue: '', campaign: null, playsPerDay: null, dayparts: [] }
  const broadcast = { ...said, mayEdit: false, contact: '', replaces: null, filler: true }
  await home.spot('De relleno', { broadcast })
  const onStick = async (folder: string) => readdir(join(await folderOn(usb), folder)).catch(() => [])
  await home.pack(usb, radio)
  expect(await onStick('hoy')).toHaveLength(1)
  await home.pull({ to, from: usb })
  const [filler] = await today()
  const { id } = await home.spot('Uno')
  await home.pack(usb, radio)
  expect(await onStick('despues')).toEqual([filler])
  await home.pull({ to, from: usb })
  expect(await today()).toHaveLength(1)
  expect(await today()).not.toContain(filler)
  await works().withdraw(id, null)
  await home.pack(usb, radio)
  await home.pull({ to, from: usb })
  expect(await today()).toEqual([filler])
})

test.each([
  ['a spot is cut off', 10, (folder: string, name: string) => truncate(join(folder, 'hoy', name), 100)],
  ['a spot is missing', 10, (folder: string, name: string) => rm(join(folder, 'hoy', name))],
  ['a byte of a spot is another', 10, (folder: string, name: string) => flip(join(folder, 'hoy', name))],
  ['the list is cut off', 10, (folder: string) => truncate(join(folder, 'maletin.jws'), 500)],
  ['a byte of the list is another', 10, (folder: string) => flip(join(folder, 'maletin.jws'))],
  ['the list is not there yet', 10, (folder: string) => rm(join(folder, 'maletin.jws'))],
])('a stick on which %s is refused whole, and nothing old is lost', async (_what, code, spoil) => {
  await home.spot('Uno')
  await home.pack(usb, radio)
  await home.pull({ to, from: usb })
  const before = await playedFrom(to)
  const { id } = await home.spot('Dos')
  const next = await home.stick()
  await home.pack(next, radio)
  const folder = await folderOn(next)
  const names = await readdir(join(folder, 'hoy'))
  const fresh = names.find((name) => !Object.hasOwn(before, `hoy/${name}`)) ?? ''
  await spoil(folder, fresh)

  expect(await home.pull({ to, from: next })).toMatchObject({ code })
  expect(await playedFrom(to)).toEqual(before)
  expect((await state()).spots).not.toHaveProperty(id)

  // Packed again, it is mended.
  await home.pack(next, radio)
  expect(await home.pull({ to, from: next })).toMatchObject({ code: 0 })
  expect(await today()).toHaveLength(2)
})

test('a stick of another organisation, of another station or of several is refused', async () => {
  await home.spot('Uno')
  await home.pack(usb, radio)
  await home.pull({ to, from: usb })
  const before = await playedFrom(to)

  const other = await home.station('Radio Otra')
  const theirs = await home.stick()
  await home.pack(theirs, other.station)
  const refused = await home.pull({ to, from: theirs })
  expect(refused.code).toBe(11)
  expect(refused.said).toContain('sino para Radio Otra')
  await home.pack(theirs, radio)
  expect(await home.pull({ to, from: theirs })).toMatchObject({ code: 0 })
  const unsure = join(home.folder, `nueva-${radio.id}`)
  expect(await home.pull({ to: unsure, from: theirs })).toMatchObject({ code: 11 })
  expect(await home.pull({ to: unsure, from: theirs, station: 'Radio Otra' })).toMatchObject({ code: 0 })

  await home.app.catalogue.settings.set('suitcase_key', newPrivateKey())
  const foreign = await home.stick()
  await home.pack(foreign, radio)
  const unknown = await home.pull({ to, from: foreign })
  expect(unknown.code).toBe(11)
  expect(await playedFrom(to)).toEqual(before)
  expect(await home.pull({ to, from: await home.stick() })).toMatchObject({ code: 3 })
})

test('a stick that arrives late turns nothing back, at the station or at home', async () => {
  const one = await home.spot('Uno')
  await home.pack(usb, radio)
  await home.pull({ to, from: usb })
  const late = await home.stick()
  await cp(usb, late, { recursive: true })
  await works().withdraw(one.id, null)
  await home.pack(usb, radio)
  await home.pull({ to, from: usb })
  await home.unpack(usb)
  expect(await home.app.catalogue.holdings.of(radio.id)).toEqual([])

  expect(await home.unpack(late)).toMatchObject({ unpacked: [{ holds: null, isRepeated: false }] })
  expect(await home.app.catalogue.holdings.of(radio.id)).toEqual([])
  expect(await home.pull({ to, from: late })).toMatchObject({ code: 12 })
  expect(await today()).toEqual([])
  // What it says is the latest, on whichever stick it travels.
  expect(await home.unpack(late)).toMatchObject({ unpacked: [{ isRepeated: false }] })
  expect(await home.app.catalogue.holdings.of(radio.id)).toEqual([])
})

test('what did not come from the station is not believed', async () => {
  await home.spot('Uno')
  await home.pack(usb, radio)
  await home.pull({ to, from: usb })
  const file = join(await folderOn(usb), 'regreso.jws')
  const whole = await readFile(file)
  await flip(file)
  expect(await home.unpack(usb)).toEqual({ unpacked: [], refused: [{ code: 'suitcase_damaged' }] })
  await writeFile(file, whole.subarray(0, 300))
  expect(await home.unpack(usb)).toEqual({ unpacked: [], refused: [{ code: 'suitcase_damaged' }] })
  await writeFile(file, whole)

  const elsewhere = await startHome()
  try {
    expect(await elsewhere.unpack(usb)).toEqual({ unpacked: [], refused: [{ code: 'suitcase_foreign' }] })
  } finally {
    await elsewhere.close()
  }
  expect(await home.unpack(usb)).toMatchObject({ unpacked: [{ isRepeated: false }], refused: [] })
})

test('packing is broken off at any file, and packed again it lacks only the rest', async () => {
  for (const title of ['Uno', 'Dos', 'Tres', 'Cuatro']) await home.spot(title)
  const stop = new AbortController()
  const { store } = home.app
  let read = 0
  const breaking = {
    read: (key: string) => {
      if (++read > 2) stop.abort()
      return store.read(key)
    },
  }
  await expect(home.pack(usb, radio, stop.signal, breaking)).rejects.toThrow()
  expect(await home.pull({ to, from: usb })).toMatchObject({ code: 10 })
  expect(await home.pack(usb, radio)).toMatchObject({ spots: 4, copied: 1 })
  expect(await home.pull({ to, from: usb })).toMatchObject({ code: 0 })
  expect(await today()).toHaveLength(4)
})

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path)
  const place = bytes.length >> 1
  bytes[place] = bytes[place] === 0x41 ? 0x42 : 0x41
  await writeFile(path, bytes)
}

test('a stick that is not there is not made', async () => {
  const gone = join(home.folder, 'no-hay')
  await expect(home.pack(gone, radio)).rejects.toMatchObject({ code: 'suitcase_unwritable' })
  await mkdir(gone)
  expect(await readdir(gone)).toEqual([])
})
