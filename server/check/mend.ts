import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Store, StoreMissError } from '../../media/store/store.ts'
import { objectKey } from '../backup/format.ts'
import type { BackupPlace } from '../backup/place.ts'
import { listSnapshots, readManifest, savedFiles } from '../backup/snapshots.ts'
import type { Fault } from './check-files.ts'

/** What became of a fault. */
export type Mended = 'from the backup' | 'is made again' | null

interface Needs {
  store: Pick<Store, 'putFile'>
  /** On the disk of the store. */
  scratch: string
  /** Null where there is no backup. */
  backup: BackupPlace | null
  /** Asks for a work to be made again from its upload. @returns whether it will be */
  remake(workId: string): Promise<boolean>
}

/**
 * Mends what can be mended: a file comes back from the backup if that has it as it was; otherwise the files of a version
 * are made again from the upload. What is lost for good is an upload that no backup has.
 */
export async function mend(faults: readonly Fault[], needs: Needs): Promise<Map<Fault, Mended>> {
  const done = new Map<Fault, Mended>()
  const wrong = faults.filter(({ what }) => what !== 'unknown')
  const hashes = needs.backup === null ? new Map() : await hashesIn(needs.backup, wrong)
  await mkdir(needs.scratch, { recursive: true })
  try {
    for (const fault of wrong) {
      const sha256 = fault.sha256 ?? hashes.get(fault.key) ?? null
      const back =
        needs.backup !== null &&
        sha256 !== null &&
        (await fetchObject(needs.backup, fault.key, sha256, needs))
      done.set(fault, back ? 'from the backup' : null)
    }
  } finally {
    await rm(needs.scratch, { recursive: true, force: true })
  }

  const left = wrong.filter((fault) => done.get(fault) === null)
  const withoutUpload = new Set(
    left.filter(({ key }) => key.startsWith('originals/')).map(({ work }) => work?.id),
  )
  const asked = new Map<string, boolean>()
  for (const fault of left) {
    const id = fault.work?.id
    if (id === undefined || !fault.key.startsWith('published/') || withoutUpload.has(id)) continue
    if (!asked.has(id)) asked.set(id, await needs.remake(id))
    if (asked.get(id)) done.set(fault, 'is made again')
  }
  return done
}

/** The hashes that the newest backup gives for files of which nothing else says it. */
async function hashesIn(
  { store, scratch }: BackupPlace,
  faults: readonly Fault[],
): Promise<Map<string, string>> {
  const wanted = new Set(faults.filter(({ sha256 }) => sha256 === null).map(({ key }) => key))
  const found = new Map<string, string>()
  const id = (await listSnapshots(store)).whole.at(-1)
  if (wanted.size === 0 || id === undefined) return found
  await mkdir(scratch, { recursive: true })
  for await (const { key, sha256 } of savedFiles(store, await readManifest(store, id), scratch))
    if (wanted.has(key)) found.set(key, sha256)
  return found
}

async function fetchObject(
  { store: objects }: BackupPlace,
  key: string,
  sha256: string,
  { store, scratch }: Needs,
): Promise<boolean> {
  const path = join(scratch, randomUUID())
  const hash = createHash('sha256')
  try {
    await pipeline(
      await objects.read(objectKey(sha256)),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { flags: 'wx' }),
    )
  } catch (error) {
    if (error instanceof StoreMissError) return false
    throw error
  }
  if (hash.digest('hex') !== sha256) return false
  await store.putFile(key, path)
  return true
}
