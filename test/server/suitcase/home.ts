import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { houseOf } from '../../../media/house.ts'
import { publishedKey } from '../../../media/layout.ts'
import type { WorkEdit } from '../../../media/schemas/work.ts'
import type { Store } from '../../../media/store/store.ts'
import { newSecret } from '../../../server/accounts/secrets.ts'
import { createActions } from '../../../server/actions/actions.ts'
import { shellActor } from '../../../server/actions/actor.ts'
import type { StationRecord } from '../../../server/records/station.ts'
import type { WorkRecord } from '../../../server/records/work.ts'
import { type Packed, packSuitcase } from '../../../server/suitcase/pack.ts'
import { type PackedCatalogue, packCatalogue } from '../../../server/suitcase/pack-catalogue.ts'
import { type Unpacked, unpackSuitcase } from '../../../server/suitcase/unpack.ts'
import { runAgent } from '../../../station/agent.ts'
import { agentSettings } from '../../support/agent-settings.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { addSpot, publishedSpot } from '../stations/spots.ts'

/** An organisation with sticks and stations, in this process. */
export interface Home {
  app: TestApp
  url: string
  folder: string
  station(name: string): Promise<{ station: StationRecord; token: string }>
  /** A spot of a few kilobytes whose files are really in the store. */
  spot(title: string, fields?: WorkEdit): Promise<WorkRecord>
  /** An empty stick. */
  stick(): Promise<string>
  pack(
    stick: string,
    station: StationRecord,
    signal?: AbortSignal,
    store?: Pick<Store, 'read'>,
  ): Promise<Packed>
  packCatalogue(stick: string): Promise<PackedCatalogue>
  unpack(stick: string): Promise<{ unpacked: Unpacked[]; refused: { code: string }[] }>
  /** One pull of an agent. @param from a stick; none: from the server */
  pull(agent: { to: string; from?: string; token?: string; station?: string; logs?: string[] }): Promise<{
    code: number
    said: string
  }>
  close(): Promise<void>
}

const ORGANISATION = houseOf({ organisation: 'Prueba' })

export async function startHome(): Promise<Home> {
  const app = await startTestApp({ baseUrl: null })
  await app.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const folder = await mkdtemp(join(tmpdir(), 'chaski-maletín '))
  const { catalogue, store, hub, dispatch } = app
  const actions = createActions({ catalogue, hub, dispatch, store, house: ORGANISATION })
  let made = 0

  return {
    app,
    url,
    folder,

    async station(name) {
      const { station, secrets } = await actions.stations.create(shellActor('test'), { name }, url)
      return { station, token: secrets.token ?? '' }
    },

    async spot(title, fields) {
      const published = publishedSpot()
      const files = published.downloads.map((download) => {
        const content = randomBytes(2000 + made++)
        const sha256 = createHash('sha256').update(content).digest('hex')
        return { content, download: { ...download, bytes: content.length, sha256 } }
      })
      const downloads = files.map(({ download }) => download)
      const work = await addSpot(catalogue, title, fields, { ...published, downloads })
      for (const { content, download } of files)
        await store.put(publishedKey({ workId: work.id, version: 1 }, download.file), content)
      return work
    },

    async stick() {
      const path = join(folder, `usb-${newSecret().slice(0, 8)}`)
      await mkdir(path)
      return path
    },

    pack: (stick, station, signal = new AbortController().signal, from = store) =>
      packSuitcase(
        shellActor('pack'),
        station,
        { stick, wished: null, signal },
        { ...actions, catalogue, store: from, house: ORGANISATION, baseUrl: url },
      ),

    packCatalogue: (stick) =>
      packCatalogue(stick, { catalogue, store, house: ORGANISATION }, new AbortController().signal),

    async unpack(stick) {
      const { unpacked, refused } = await unpackSuitcase(shellActor('unpack'), stick, {
        ...actions,
        catalogue,
      })
      return { unpacked, refused: refused.map(({ error }) => ({ code: error.code })) }
    },

    async pull({ to, from, token, station, logs }) {
      let said = ''
      const settings = agentSettings({
        server: token === undefined ? '' : url,
        folder: to,
        from: from ?? null,
        station: station ?? null,
        ...(token !== undefined && { token }),
        ...(logs && { logs }),
      })
      const code = await runAgent(
        settings,
        new AbortController().signal,
        (line) => {
          said += line
        },
        () => {},
      )
      return { code, said }
    },

    async close() {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Everything that a station plays from, by name, with the hash of each file and the text of its lists. */
export async function playedFrom(folder: string): Promise<Record<string, string>> {
  const seen: Record<string, string> = {}
  for (const within of ['hoy', 'spots'])
    for (const name of await readdir(join(folder, within)))
      seen[`${within}/${name}`] = createHash('sha256')
        .update(await readFile(join(folder, within, name)))
        .digest('hex')
  for (const name of ['hoy.m3u', 'hoy.m3u8']) seen[name] = await readFile(join(folder, name), 'latin1')
  return seen
}

/** A log in the manner of ZaraRadio. @param aired file names by time, `07:00:03` */
export async function writeZaraLog(
  path: string,
  aired: readonly (readonly [string, string])[],
): Promise<void> {
  const lines = aired.map(([time, name]) => `${time}\tstart\tC:\\radio\\${name}`)
  await writeFile(path, ['LOG FILE', 'TIME\tACTION', ...lines, ''].join('\r\n'))
}
