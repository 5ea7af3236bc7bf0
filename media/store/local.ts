import { randomUUID } from 'node:crypto'
import {
  access,
  copyFile,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  statfs,
} from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Readable } from 'node:stream'
import { isWorkId } from '../ids.ts'
import { isErrno, isMissing, orNothing, orNull } from './file-errors.ts'
import { flush, flushNames } from './flush.ts'
import { isSpreadFolder, placeOf } from './places.ts'
import { removeEmpty, removeEmptyWork, settleAll, settleWork } from './settle.ts'
import { type Store, type StoredFile, StoreMissError } from './store.ts'

// Unfinished files go here, on the same file system, so that the last step is always a rename.
const INCOMING = '.incoming'

interface Options {
  /** False where whoever puts many files brings them all to the disk at the end. */
  flush?: boolean
}

/** A store in a local folder, which is created if missing. */
export function createLocalStore(root: string, { flush: flushes = true }: Options = {}): Store {
  const newIncoming = async (): Promise<string> => {
    await mkdir(join(root, INCOMING), { recursive: true })
    return join(root, INCOMING, randomUUID())
  }

  const moveIn = async (from: string, key: string): Promise<void> => {
    const { path, work } = placeOf(key)
    const to = join(root, path)
    const makeRoom = async (): Promise<void> => {
      if (work) await settleWork(root, work)
      await mkdir(dirname(to), { recursive: true })
      await rename(from, to)
    }
    try {
      await rename(from, to)
    } catch (error) {
      if (!isMissing(error)) throw error
      // Between the two, the folder may be taken away as an empty one.
      await makeRoom().catch((failure) => (isMissing(failure) ? makeRoom() : Promise.reject(failure)))
    }
    // Only now does it survive a power cut, and may success be said.
    if (flushes) await flushNames(to, root)
  }

  /** Uses the file of a key where it is now. It may be moved from its former place at any moment, and never back. */
  const at = async <T>(key: string, use: (path: string) => Promise<T>): Promise<T> => {
    const { path, former } = placeOf(key)
    const there = use(join(root, path))
    if (former === null) return there
    return there
      .catch((error) => (isMissing(error) ? use(join(root, former)) : Promise.reject(error)))
      .catch((error) => (isMissing(error) ? use(join(root, path)) : Promise.reject(error)))
  }

  const orMiss = (key: string) => (error: unknown) => {
    throw isMissing(error) ? new StoreMissError(key, { cause: error }) : error
  }

  const facts = async (key: string): Promise<StoredFile | null> => {
    const found = await at(key, (path) => stat(path)).catch(orNull)
    return found?.isFile() ? { key, bytes: found.size, modifiedAt: found.mtime } : null
  }

  const whereIs = (key: string): Promise<string> =>
    at(key, async (path) => {
      await access(path)
      return path
    }).catch(orMiss(key))

  /** The names in a folder of keys, wherever they lie. */
  const namesIn = async (folder: string): Promise<string[]> => {
    const { path, former } = placeOf(folder)
    const found = [
      ...(await readdir(join(root, path)).catch(orNothing)),
      ...(former === null ? [] : await readdir(join(root, former)).catch(orNothing)),
    ]
    const names = new Set<string>()
    for (const name of found) {
      const below = await worksSpreadOver(folder, name)
      for (const work of below) names.add(work)
      if (below.length === 0) names.add(name)
    }
    return [...names].sort()
  }

  const worksSpreadOver = async (area: string, name: string): Promise<string[]> => {
    if (area.includes('/') || !isSpreadFolder(name)) return []
    const works = await readdir(join(root, area, name)).catch(orNothing)
    return works.filter((work) => isWorkId(work) && work.startsWith(name))
  }

  async function* walk(folder: string): AsyncGenerator<StoredFile> {
    for (const name of await namesIn(folder)) {
      const key = `${folder}/${name}`
      const file = await facts(key)
      if (file) yield file
      else yield* walk(key)
    }
  }

  return {
    async put(key, content) {
      const incoming = await newIncoming()
      try {
        const file = await open(incoming, 'wx')
        try {
          await file.writeFile(content)
          if (flushes) await file.sync()
        } finally {
          await file.close()
        }
        await moveIn(incoming, key)
      } catch (error) {
        await rm(incoming, { force: true })
        throw error
      }
    },

    async putFile(key, path) {
      try {
        if (flushes) await flush(path)
        await moveIn(path, key)
      } catch (error) {
        if (!isErrno(error, 'EXDEV')) throw error
        // From another file system: copy next to the target first, so readers still see a single rename.
        const incoming = await newIncoming()
        try {
          await copyFile(path, incoming)
          if (flushes) await flush(incoming)
          await moveIn(incoming, key)
        } finally {
          await rm(incoming, { force: true })
        }
        await rm(path, { force: true })
      }
    },

    async read(key, range): Promise<Readable> {
      const file = await at(key, (path) => open(path)).catch(orMiss(key))
      return file.createReadStream(range)
    },

    async load(key, most) {
      const file = await at(key, (path) => open(path)).catch(orMiss(key))
      try {
        const found = await file.stat()
        if (!found.isFile()) throw new StoreMissError(key)
        const { size: bytes, mtime: modifiedAt } = found
        return { key, bytes, modifiedAt, content: bytes > most ? null : await readWhole(file, bytes) }
      } finally {
        await file.close()
      }
    },

    stat: facts,

    list: (folder) => walk(folder),

    localCopy: whereIs,

    locate: async (key) => relative(root, await whereIs(key)),

    async remove(key) {
      const { path, former } = placeOf(key)
      await rm(join(root, path), { force: true })
      if (former !== null) await rm(join(root, former), { force: true }).catch(orNull)
    },

    async removeFolder(folder) {
      const { path, former, work } = placeOf(folder)
      await rm(join(root, path), { recursive: true, force: true })
      if (former !== null) await rm(join(root, former), { recursive: true, force: true }).catch(orNull)
      if (work !== null) await removeEmptyWork(root, work)
      else if (folder.includes('/')) await removeEmpty(join(root, dirname(path)))
    },

    async removeUnfinished(time) {
      const folder = join(root, INCOMING)
      for (const name of await readdir(folder).catch(orNothing)) {
        const path = join(folder, name)
        const found = await stat(path).catch(orNothing)
        if ('mtime' in found && found.mtime < time) await rm(path, { force: true })
      }
    },

    settle: (stopped) => settleAll(root, stopped),

    async ping() {
      await mkdir(root, { recursive: true })
    },

    async freeBytes() {
      await mkdir(root, { recursive: true })
      const { bavail, bsize } = await statfs(root)
      return bavail * bsize
    },
  }
}

/** Stored files are never written to again, so their size is known before they are read. */
async function readWhole(file: FileHandle, bytes: number): Promise<Buffer> {
  const content = Buffer.allocUnsafeSlow(bytes)
  for (let filled = 0; filled < bytes; ) {
    const { bytesRead } = await file.read(content, filled, bytes - filled, filled)
    if (bytesRead === 0) throw new Error(`a stored file ends after ${filled} of ${bytes} bytes`)
    filled += bytesRead
  }
  return content
}
