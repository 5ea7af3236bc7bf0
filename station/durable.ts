import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemCode } from './failure.ts'

/** Errors Windows reports while another program has the file open. */
const BUSY = new Set(['EBUSY', 'EPERM', 'EACCES'])

/** Makes a rename or removal in `folder` survive a power cut. Windows has no such call and does so anyway. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Renames over whatever is there, so readers see either the old file or the new one. On Windows, a player reading the old
 * one blocks this for a moment, so it is retried a few times.
 */
export async function replaceBy(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await rename(from, to)
      break
    } catch (error) {
      if (process.platform !== 'win32' || tries === 5 || !BUSY.has(systemCode(error) ?? '')) throw error
      await wait(tries * 100)
    }
  }
  await syncFolder(dirname(to))
}

/**
 * Writes a small file completely or not at all.
 * @param before where to keep the old content, if given
 * @param mode who may read it; everyone, if not given
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  { before, mode }: { before?: string; mode?: number } = {},
): Promise<void> {
  const fresh = `${path}.nuevo`
  try {
    const handle = await open(fresh, 'w', mode)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (before !== undefined) await keepAs(path, before)
    await replaceBy(fresh, path)
  } catch (error) {
    await rm(fresh, { force: true })
    throw error
  }
}

async function keepAs(path: string, before: string): Promise<void> {
  await rm(before, { force: true })
  try {
    await link(path, before)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    // FAT has no links. Between this rename and the next, the previous copy is the only one.
    await rename(path, before)
  }
}
