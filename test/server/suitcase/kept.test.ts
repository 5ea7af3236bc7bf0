import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSecrets, UNSAID_STATION } from '../../../server/stations/secrets.ts'
import { type Home, startHome } from './home.ts'

/** Sticks as earlier versions wrote them, by the day of the version: they are on their way for weeks. Never changed. */
const KEPT = join(import.meta.dirname, 'kept')

let home: Home
beforeAll(async () => {
  home = await startHome()
})
afterAll(() => home.close())

test('a stick that was packed by the first version is followed, and what came home on it is taken in', async () => {
  const usb = await home.stick()
  await cp(join(KEPT, '2026-11-28'), usb, { recursive: true })
  const to = join(home.folder, 'radio')
  expect(await home.pull({ to, from: usb })).toMatchObject({ code: 0 })
  expect(await readdir(join(to, 'hoy'))).toEqual(['AYD-000001_v1_quy_30s.mp3'])
  expect(await readdir(join(to, 'spots'))).toHaveLength(2)

  const { catalogue } = home.app
  const id = 'kra9vuyxnwcmw5h8'
  const { keys } = makeSecrets(home.url)
  await catalogue.stations.create(id, { ...UNSAID_STATION, name: 'Radio Ñuqanchik' }, keys)
  await catalogue.suitcases.sendOut(id, '7i-mfYQC6tiJ0NCugMdy3ruogvmyXA3LHwMTRErFJtA')
  const first = await home.stick()
  await cp(join(KEPT, '2026-11-28'), first, { recursive: true })
  const { unpacked, refused } = await home.unpack(first)
  expect(refused).toEqual([])
  // The two airings are of spots that this catalogue does not have.
  expect(unpacked).toMatchObject([{ isRepeated: false, receipt: { refused: [{ line: 1 }, { line: 2 }] } }])
})
