import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { ChaskiError } from '../../media/errors.ts'

/** Of a file that is not whole yet. No player lists it, and nothing names it. */
const UNFINISHED = '.parte'

/** For playlists, lists and what the file system itself needs. */
const MARGIN = 4 * 1024 * 1024

/** Errors of a stick that was pulled out, is full, or cannot be written. */
const OF_THE_STICK = new Set([
  'EIO',
  'ENODEV',
  'ENXIO',
  // What FUSE says of exFAT and NTFS sticks that are gone.
  'ENOTCONN',
  'ENOENT',
  'ENOSPC',
  'EROFS',
  'EACCES',
  'EPERM',
  'EFBIG',
])

/** Hash by name of the files of a folder. */
export async function hashesIn(folder: string): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const name of await filesIn(folder)) hashes.set(name, await sha256Of(join(folder, name)))
  return hashes
}

/** Bytes by name of the files of a folder. */
export async function sizesIn(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  for (const name of await filesIn(folder)) sizes.set(name, (await stat(join(folder, name))).size)
  return sizes
}

/** What an interrupted packing left unfinished is removed. */
async function filesIn(folder: string): Promise<string[]> {
  const names: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue
    if (entry.name.endsWith(UNFINISHED)) await rm(join(folder, entry.name), { force: true })
    else names.push(entry.name)
  }
  return names
}

/** Writes a small file whole or not at all, whenever the stick is pulled out. */
export function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  return whole(path, (handle) => handle.writeFile(content))
}

/**
 * Copies a file from the store whole or not at all.
 * @param sha256 null where it is not known
 * @throws ChaskiError `internal` if what the store gives is not the file that was published
 */
export function copyWhole(path: string, source: Readable, sha256: string | null): Promise<void> {
  return whole(path, async (handle) => {
    const hash = createHash('sha256')
    for await (const piece of source as AsyncIterable<Buffer>) {
      hash.update(piece)
      await handle.writeFile(piece)
    }
    if (sha256 !== null && hash.digest('hex') !== sha256)
      throw new ChaskiError('internal', { detail: `the stored file for ${path} is damaged: ./chaski check` })
  })
}

export async function moveFile(from: string, to: string): Promise<void> {
  await rename(from, to)
  await flush(dirname(to))
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true })
  await flush(dirname(path))
}

/** @throws ChaskiError `suitcase_full` that says how much is missing */
export async function requireSpace(stick: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(stick)
  const missing = bytes + MARGIN - bavail * bsize
  if (missing > 0)
    throw new ChaskiError('suitcase_full', { detail: `${(missing / 1e6).toFixed(1)} MB are missing` })
}

/** Says what is wrong with the stick in place of an error of the system. */
export function explainStick(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!OF_THE_STICK.has(code)) return error
  return new ChaskiError('suitcase_unwritable', { detail: code, cause: error })
}

async function whole(path: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const fresh = `${path}${UNFINISHED}`
  const handle = await open(fresh, 'w')
  try {
    await write(handle)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await moveFile(fresh, path)
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** Windows has no such call and does so anyway. */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
