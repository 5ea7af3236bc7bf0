import { renameSync, symlinkSync } from 'node:fs'
import { lstat, mkdir, opendir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { isWorkId } from '../ids.ts'
import { AREAS } from '../layout.ts'
import { isErrno, isMissing, orNothing, orNull } from './file-errors.ts'
import { type WorkPlace, workPlace } from './places.ts'

/**
 * For so long a worker of the version before may run beside one of this: it knows the former places only, where
 * links lead it to the new ones.
 */
const LINK_DAYS = 1
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Makes sure that a work has its folder in the new place, with all that lies in the former one, and that the former
 * place leads there. Others may do the same at the same moment.
 */
export async function settleWork(root: string, { path, former }: WorkPlace): Promise<void> {
  const [to, from] = [join(root, path), join(root, former)]
  await mkdir(dirname(to), { recursive: true })
  const found = await lstat(from).catch(orNull)
  if (found?.isSymbolicLink()) return
  if (found?.isDirectory()) {
    if (!moveWhole(from, to)) await moveOneByOne(from, to)
  } else {
    await mkdir(to, { recursive: true })
  }
  link(from, to)
}

/**
 * Moves a folder, and leaves a link. In one go: who looks into the former place in between finds nothing.
 * @returns false where something is in the new place already
 */
function moveWhole(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    link(from, to)
    return true
  } catch (error) {
    if (isErrno(error, 'ENOTEMPTY') || isErrno(error, 'EEXIST')) return false
    // Somebody else has just moved it.
    if (isMissing(error)) return true
    throw error
  }
}

function link(from: string, to: string): void {
  try {
    symlinkSync(relative(dirname(from), to), from)
  } catch (error) {
    // Somebody else's link, or a folder that a worker of the version before has just made; it is moved later.
    if (!isErrno(error, 'EEXIST')) throw error
  }
}

/** Where two files have one name, the later one stays. */
async function moveOneByOne(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true }).catch(orNothing)) {
    const [one, other] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      await mkdir(other, { recursive: true })
      await moveOneByOne(one, other)
    } else {
      await moveFile(one, other)
    }
  }
  // What has come in the meantime is taken by the next turn.
  await removeEmpty(from)
}

async function moveFile(from: string, to: string): Promise<void> {
  const [one, other] = await Promise.all([stat(from).catch(orNull), stat(to).catch(orNull)])
  if (one === null) return
  if (other !== null && other.mtimeMs > one.mtimeMs) await rm(from, { force: true })
  else await rename(from, to).catch(orNull)
}

/**
 * Moves everything that a version before this one has left to where this one looks first, one work after another, and
 * takes away links that nobody can need any more. May be broken off at any time, and run anywhere twice.
 */
export async function settleAll(root: string, stopped: AbortSignal, now = new Date()): Promise<void> {
  const oldest = now.getTime() - LINK_DAYS * DAY_MS
  for (const area of AREAS) {
    const folder = await opendir(join(root, area)).catch(orNull)
    if (folder === null) continue
    for await (const entry of folder) {
      if (stopped.aborted) return
      if (!isWorkId(entry.name)) continue
      const place = workPlace(area, entry.name)
      const former = join(root, place.former)
      if (entry.isDirectory()) await settleWork(root, place)
      else if (((await lstat(former).catch(orNull))?.mtimeMs ?? oldest) < oldest)
        await rm(former, { force: true })
    }
  }
}

/** Removes a folder if nothing is in it. */
export async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch((error) => {
    if (!isErrno(error, 'ENOTEMPTY') && !isErrno(error, 'EEXIST') && !isMissing(error)) throw error
  })
}

/** Removes the folder of a work that holds nothing any more, and what stands for it in the former place. */
export async function removeEmptyWork(root: string, { path, former }: WorkPlace): Promise<void> {
  await removeEmpty(join(root, path))
  const from = join(root, former)
  const found = await lstat(from).catch(orNull)
  if (found?.isDirectory()) await removeEmpty(from)
  else if (found && (await stat(from).catch(orNull)) === null) await rm(from, { force: true })
}
