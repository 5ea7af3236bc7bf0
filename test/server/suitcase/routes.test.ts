import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Home, startHome } from './home.ts'

let home: Home
let staff: { authorization: string }
beforeAll(async () => {
  home = await startHome()
  staff = (await home.app.as('editor')).headers
})
afterAll(() => home.close())

const unpack = (payload: Buffer) =>
  home.app.app.inject({
    method: 'POST',
    url: '/api/suitcases',
    headers: { ...staff, 'content-type': 'application/octet-stream' },
    payload,
  })

test('a suitcase is downloaded, and what came home on it is sent back', async () => {
  const { station } = await home.station('Radio Ñuqanchik')
  await home.spot('Uno')
  await home.spot('Mañana', { validFrom: '2100-01-01T05:00:00Z' })
  const url = `/api/stations/${station.id}/suitcase`
  const answer = await home.app.app.inject({ method: 'POST', url, headers: staff })
  expect(answer.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="radio-nuqanchik-${station.id}.zip"`,
  })

  const usb = await home.stick()
  const files = unzipSync(answer.rawPayload)
  // Written last, as it is on a stick: a ZIP that is cut off has no list.
  expect(Object.keys(files).at(-1)).toMatch(/\/maletin\.jws$/)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(usb, name)), { recursive: true })
    await writeFile(join(usb, name), content)
  }
  const root = `chaski/radio-nuqanchik-${station.id}`
  const start = new TextDecoder().decode(files[`${root}/tomar-maletin.cmd`])
  expect(start).toContain(`--station ${station.id} `)
  expect(start.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e]+$/)
  const to = join(home.folder, 'radio')
  expect(await home.pull({ to, from: usb })).toMatchObject({ code: 0 })
  expect(await readdir(join(to, 'hoy'))).toHaveLength(1)
  expect(await readdir(join(to, 'spots'))).toHaveLength(2)

  const regreso = await readFile(join(usb, 'chaski', `radio-nuqanchik-${station.id}`, 'regreso.jws'))
  const taken = { station: { id: station.id, name: 'Radio Ñuqanchik' }, holds: 2, repeated: false }
  expect((await unpack(regreso)).json()).toMatchObject(taken)
  expect((await unpack(regreso)).json()).toMatchObject({ holds: null, repeated: true })
  const cut = await unpack(regreso.subarray(0, 200))
  expect(cut.statusCode).toBe(422)
  expect(cut.json()).toMatchObject({ code: 'suitcase_damaged' })
})

test('there is none for a station that was revoked', async () => {
  const { station } = await home.station('Radio que fue')
  await home.app.catalogue.stations.revoke(station.id)
  const url = `/api/stations/${station.id}/suitcase`
  expect((await home.app.app.inject({ method: 'POST', url, headers: staff })).statusCode).toBe(404)
})
