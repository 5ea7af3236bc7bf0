import { copyFile, link, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type PlaylistEntry, playlistBytes, playlistText } from '../media/stations/playlist.ts'
import { writeCutId } from './cut-id.ts'
import { replaceBy, syncFolder, writeWhole } from './durable.ts'
import { StationError, systemCode } from './failure.ts'
import { type Paths, TODAY } from './paths.ts'
import type { FolderContent } from './plan.ts'

/** Errors of file systems without hard links: FAT, some network shares, folders on two disks. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EINVAL', 'EISDIR'])
const NOT_NOW = new Set(['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY'])

/** The station's folder. Only this file changes what the station plays from. */
export interface Folder {
  content(): Promise<FolderContent>
  /** Moves a finished download to the held files. @returns its modification time, or null if it is in use */
  keep(partPath: string, name: string): Promise<number | null>
  /** Like all that follows, false if a player has the file open (on Windows); retried later. */
  renameHeld(from: string, to: string): Promise<boolean>
  /**
   * Shows a held file in today's folder.
   * @param cart what the station calls it; a WAV is shown as a copy that says so, and the held one stays as it came
   */
  place(name: string, cart: number | null): Promise<boolean>
  unplace(name: string): Promise<boolean>
  removeHeld(name: string): Promise<boolean>
  /** Writes both playlists if they changed. */
  writePlaylists(entries: readonly PlaylistEntry[]): Promise<boolean>
  pathOf(name: string): string
}

/** @throws StationError `folder` if it cannot be created: no such drive, no permission, a file of that name */
export async function makeFolders(paths: Paths): Promise<void> {
  try {
    for (const folder of [paths.root, paths.spots, paths.today, paths.memory, paths.parts])
      await mkdir(folder, { recursive: true })
  } catch (error) {
    if (systemCode(error) === null || systemCode(error) === 'ENOSPC') throw error
    throw new StationError('folder', `No se puede usar la carpeta ${paths.root} (${systemCode(error)}).`, {
      cause: error,
    })
  }
}

export function openFolder(paths: Paths): Folder {
  const held = (name: string): string => join(paths.spots, name)
  const shown = (name: string): string => join(paths.today, name)

  return {
    pathOf: held,

    async content() {
      return { spots: await filesIn(paths.spots), today: await filesIn(paths.today) }
    },

    async keep(partPath, name) {
      // A link to the previous version may have the same name and even the same size.
      const done = await unlessBusy(async () => {
        await rm(shown(name), { force: true })
        await replaceBy(partPath, held(name))
      })
      return done ? (await stat(held(name))).mtimeMs : null
    },

    async renameHeld(from, to) {
      return unlessBusy(async () => {
        await rename(held(from), held(to))
        await syncFolder(paths.spots)
      })
    },

    async place(name, cart) {
      // In the folder itself, which may be a link to another disk; no player lists a name with a leading dot.
      const fresh = shown('.chaski-nuevo')
      await rm(fresh, { force: true })
      if (cart !== null && /\.wav$/i.test(name)) {
        await copyFile(held(name), fresh)
        await writeCutId(fresh, cart)
      } else {
        await linkOrCopy(held(name), fresh)
      }
      const done = await unlessBusy(() => replaceBy(fresh, shown(name)))
      // POSIX does not rename if both names are links to the same file.
      await rm(fresh, { force: true })
      return done
    },

    async unplace(name) {
      const gone = await unlessBusy(() => rm(shown(name), { force: true }))
      await syncFolder(paths.today)
      return gone
    },

    async removeHeld(name) {
      const gone = await unlessBusy(() => rm(held(name), { force: true }))
      await syncFolder(paths.spots)
      return gone
    },

    async writePlaylists(entries) {
      const text = playlistText(entries, TODAY, sep)
      let done = true
      for (const extension of ['m3u', 'm3u8'] as const) {
        const path = paths.playlists[extension]
        const bytes = playlistBytes(text, extension)
        const before = await readFile(path).catch(() => null)
        if (before?.equals(bytes)) continue
        done = (await unlessBusy(() => writeWhole(path, bytes))) && done
      }
      return done
    },
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    if (!NO_LINKS.has(systemCode(error) ?? '')) throw error
    await copyFile(from, to)
  }
}

/** False if another program has the file open, which only Windows minds. */
async function unlessBusy(change: () => Promise<void>): Promise<boolean> {
  try {
    await change()
    return true
  } catch (error) {
    if (process.platform === 'win32' && NOT_NOW.has(systemCode(error) ?? '')) return false
    throw error
  }
}

async function filesIn(folder: string): Promise<Map<string, { bytes: number; modified: number }>> {
  const files = new Map<string, { bytes: number; modified: number }>()
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue
    const { size, mtimeMs } = await stat(join(folder, entry.name))
    files.set(entry.name, { bytes: size, modified: mtimeMs })
  }
  return files
}
