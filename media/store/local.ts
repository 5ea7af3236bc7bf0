import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  copyFile,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
  statfs,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Store, type StoredFile, StoreMissError } from './store.ts'

// Unfinished files are made here, on the same file system, so that the last step is always a rename.
const INCOMING = '.incoming'

const KEY = /^[a-zA-Z0-9][a-zA-Z0-9._-]*(\/[a-zA-Z0-9][a-zA-Z0-9._-]*)*$/

/** A store in a local folder, made where it is missing. */
export function createLocalStore(root: string): Store {
  // Keys come from media/layout.ts and are clean; this guards against the day when one does not.
  const pathOf = (key: string): string => {
    if (!KEY.test(key)) throw new RangeError(`not a key: ${key}`)
    return join(root, ...key.split('/'))
  }

  const newIncoming = async (): Promise<string> => {
    await mkdir(join(root, INCOMING), { recursive: true })
    return join(root, INCOMING, randomUUID())
  }

  const moveIn = async (from: string, key: string): Promise<void> => {
    const path = pathOf(key)
    const move = async (): Promise<void> => {
      await mkdir(dirname(path), { recursive: true })
      await rename(from, path)
    }
    // Between the two, the folder may have been taken away as an empty one.
    await move().catch((error) => (isMissing(error) ? move() : Promise.reject(error)))
  }

  async function* walk(folder: string): AsyncGenerator<StoredFile> {
    const entries = await readdir(pathOf(folder), { withFileTypes: true }).catch(orNothing)
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const key = `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        yield* walk(key)
      } else {
        const file = await facts(key)
        if (file) yield file
      }
    }
  }

  const facts = async (key: string): Promise<StoredFile | null> => {
    try {
      const found = await stat(pathOf(key))
      return found.isFile() ? { key, bytes: found.size, modifiedAt: found.mtime } : null
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  return {
    async put(key, content) {
      const incoming = await newIncoming()
      try {
        const file = await open(incoming, 'wx')
        try {
          await file.writeFile(content)
          await file.sync()
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
        await moveIn(path, key)
      } catch (error) {
        if (!isErrno(error, 'EXDEV')) throw error
        // From another file system: copy next to the goal first, so that readers still see one rename.
        const incoming = await newIncoming()
        try {
          await copyFile(path, incoming)
          await moveIn(incoming, key)
        } finally {
          await rm(incoming, { force: true })
        }
        await rm(path, { force: true })
      }
    },

    async read(key, range): Promise<Readable> {
      const stream = createReadStream(pathOf(key), range)
      await new Promise<void>((resolve, reject) => {
        stream.once('open', () => resolve())
        stream.once('error', (error) =>
          reject(isMissing(error) ? new StoreMissError(key, { cause: error }) : error),
        )
      })
      return stream
    },

    async load(key, most) {
      const file = await open(pathOf(key)).catch((error) =>
        Promise.reject(isMissing(error) ? new StoreMissError(key, { cause: error }) : error),
      )
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

    async localCopy(key) {
      if ((await facts(key)) === null) throw new StoreMissError(key)
      return pathOf(key)
    },

    async remove(key) {
      await rm(pathOf(key), { force: true })
    },

    async removeFolder(folder) {
      const path = pathOf(folder)
      await rm(path, { recursive: true, force: true })
      if (!folder.includes('/')) return
      try {
        await rmdir(dirname(path))
      } catch (error) {
        if (!isErrno(error, 'ENOTEMPTY') && !isErrno(error, 'EEXIST') && !isMissing(error)) throw error
      }
    },

    async removeUnfinished(time) {
      const folder = join(root, INCOMING)
      for (const name of await readdir(folder).catch(orNothing)) {
        const path = join(folder, name)
        const found = await stat(path).catch(orNothing)
        if ('mtime' in found && found.mtime < time) await rm(path, { force: true })
      }
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

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function isMissing(error: unknown): boolean {
  return isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')
}

function orNothing(error: unknown): [] {
  if (isMissing(error)) return []
  throw error
}
