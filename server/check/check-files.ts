import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { AREAS, captionsFolder, postersFolder } from '../../media/layout.ts'
import { type Store, type StoredFile, StoreMissError } from '../../media/store/store.ts'
import { atOnce } from '../backup/at-once.ts'
import type { HashLedger } from '../backup/hash-ledger.ts'
import type { FileClaims } from '../catalogue/file-claims.ts'
import { type ExpectedFile, expectedFiles, playlistKeys, segmentKeys } from './expected-files.ts'

/** Something that is not as it should be. */
export interface Fault {
  what: 'missing' | 'damaged' | 'unknown'
  key: string
  /** Null where the catalogue knows no such work. */
  work: FileClaims | null
  /** The hash that it had or should have, where that is known. */
  sha256: string | null
}

interface Needs {
  claims: AsyncIterable<FileClaims>
  store: Pick<Store, 'list' | 'read' | 'load'>
  ledger: HashLedger
  /** Only looks whether files are there and as large as they should be. */
  quick: boolean
  onFile(file: StoredFile): void
  stopped: AbortSignal
}

const WORKS_AT_ONCE = 4
const MOST_PLAYLIST_BYTES = 4 * 2 ** 20

/**
 * Holds every file of the store against what the catalogue says of it, and against the hash that it had when it was
 * first read.
 */
export async function checkFiles(needs: Needs): Promise<Fault[]> {
  const faults: Fault[] = []
  const known = new Set<string>()
  const { claims, stopped } = needs
  await atOnce(
    claims,
    WORKS_AT_ONCE,
    async (work) => {
      known.add(work.id)
      faults.push(...(await checkWork(work, needs)))
    },
    stopped,
  )
  stopped.throwIfAborted()
  for (const area of AREAS)
    for await (const { key } of needs.store.list(area))
      if (!known.has(key.split('/')[1] ?? '')) faults.push({ what: 'unknown', key, work: null, sha256: null })
  return faults.sort((one, other) => one.key.localeCompare(other.key))
}

async function checkWork(work: FileClaims, needs: Needs): Promise<Fault[]> {
  const files = await filesOf(work, needs.store)
  const expected = new Map(expectedFiles(work).map((file) => [file.key, file]))
  for (const file of await fromPlaylists(work, files, needs.store))
    if (!expected.has(file.key)) expected.set(file.key, file)

  const faults: Fault[] = []
  for (const file of expected.values())
    if (!files.has(file.key)) faults.push({ what: 'missing', key: file.key, work, sha256: file.sha256 })
  for (const file of files.values()) {
    if (needs.stopped.aborted) return faults
    const said = expected.get(file.key)
    const fault = await damageOf(file, said, work, needs)
    if (fault !== null) faults.push({ what: 'damaged', key: file.key, work, sha256: fault.sha256 })
    needs.onFile(file)
  }
  return faults
}

async function filesOf(
  { id, versions }: FileClaims,
  store: Pick<Store, 'list'>,
): Promise<Map<string, StoredFile>> {
  const files = new Map<string, StoredFile>()
  const folders = [
    captionsFolder(id),
    postersFolder(id),
    ...versions.flatMap(({ version }) => [`originals/${id}/${version}`, `published/${id}/${version}`]),
  ]
  for (const folder of folders) for await (const file of store.list(folder)) files.set(file.key, file)
  return files
}

async function fromPlaylists(
  work: FileClaims,
  files: ReadonlyMap<string, StoredFile>,
  store: Pick<Store, 'load'>,
): Promise<ExpectedFile[]> {
  const named: ExpectedFile[] = []
  for (const key of playlistKeys(work)) {
    if (!files.has(key)) continue
    const { content } = await store.load(key, MOST_PLAYLIST_BYTES)
    for (const segment of segmentKeys(key, content?.toString() ?? ''))
      named.push({ key: segment, bytes: null, sha256: null })
  }
  return named
}

/** Null for a file that is as it should be, with the hash that it should have otherwise. */
async function damageOf(
  file: StoredFile,
  said: ExpectedFile | undefined,
  work: FileClaims,
  { store, ledger, quick }: Needs,
): Promise<{ sha256: string | null } | null> {
  const right = said?.sha256 ?? ledger.settled(file.key)
  if (said && said.bytes !== null && said.bytes !== file.bytes) return { sha256: right }
  if (quick) return null
  const sha256 = await hashOf(file, store)
  // Removed meanwhile: a sweep has come by.
  if (sha256 === null) return null
  if (right !== null && sha256 !== right) return { sha256: right }
  ledger.note(file, sha256, isSettled(file.key, work))
  return null
}

/** Files of a version that is ready are never written again; before that, a retry makes them anew. */
function isSettled(key: string, { id, status, visibleVersion }: FileClaims): boolean {
  return status === 'ready' && visibleVersion !== null && key.startsWith(`published/${id}/${visibleVersion}/`)
}

async function hashOf({ key }: StoredFile, store: Pick<Store, 'read'>): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(await store.read(key), hash)
    return hash.digest('hex')
  } catch (error) {
    if (error instanceof StoreMissError) return null
    throw error
  }
}
