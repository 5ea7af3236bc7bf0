import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'
import type { Store } from '../../media/store/store.ts'
import { OUTING_FILE, SUITCASE_FOLDER, stationFolder } from '../../media/suitcase/layout.ts'
import type { StationRecord } from '../records/station.ts'
import type { PreparedOuting } from './prepare-outing.ts'
import { AGENT_FILE } from './start-file.ts'

/** A file of an archive, and where its content comes from. */
interface Entry {
  name: string
  open(): Promise<AsyncIterable<Uint8Array>> | AsyncIterable<Uint8Array>
}

/**
 * A suitcase as a ZIP, to be unpacked onto a stick. Nothing in it can be compressed, so nothing is. It is made while it is read:
 * whoever does not read on costs nothing.
 * @param agent path of the built agent; null where there is none
 */
export function zipSuitcase(
  station: StationRecord,
  { spots, document, beside }: PreparedOuting,
  { store, agent }: { store: Pick<Store, 'read'>; agent: string | null },
): Readable {
  const root = `${SUITCASE_FOLDER}/${stationFolder(station)}`
  const program: Entry[] =
    agent === null ? [] : [{ name: `${SUITCASE_FOLDER}/${AGENT_FILE}`, open: () => createReadStream(agent) }]
  const whole = (name: string, content: Uint8Array): Entry => ({
    name: `${root}/${name}`,
    open: () => Readable.from([content]),
  })
  return Readable.from(
    zipOf([
      ...program,
      ...spots.map(
        ({ folder, name, key }): Entry => ({
          name: `${root}/${folder}/${name}`,
          open: () => store.read(key),
        }),
      ),
      ...[...beside].map(([name, content]) => whole(name, content)),
      whole(OUTING_FILE, new TextEncoder().encode(document)),
    ]),
    { objectMode: false },
  )
}

async function* zipOf(entries: readonly Entry[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, data) => {
    if (error) failed = error
    else ready.push(data)
  })
  const taken = (): Uint8Array[] => {
    if (failed) throw failed
    const pieces = ready
    ready = []
    return pieces
  }
  for (const { name, open } of entries) {
    const file = new ZipPassThrough(name)
    zip.add(file)
    for await (const piece of await open()) {
      file.push(piece)
      yield* taken()
    }
    file.push(new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
