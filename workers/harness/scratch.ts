import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** The scratch folder of a worker process, with a folder for each job. */
export interface Scratch {
  /** Runs `use` with a new folder and removes it afterwards, whatever happens. */
  with<T>(use: (folder: string) => Promise<T>): Promise<T>
  /** The folder itself, for what outlives a job. */
  folder: string
  /** Removes it all. */
  close(): Promise<void>
}

const OWNER = /^([a-z0-9.-]+)_(\d+)_/

/**
 * Creates a folder for this process below `root`, and removes those of dead processes on this machine: a killed worker
 * could not clean up.
 */
export async function openScratch(
  root: string,
  self = { host: hostname(), pid: process.pid },
): Promise<Scratch> {
  await mkdir(root, { recursive: true })
  const host = self.host.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '-')
  for (const name of await readdir(root)) {
    const [, ownerHost, pid] = OWNER.exec(name) ?? []
    if (ownerHost !== host) continue
    // Our own process id: we have only just started, so it is from an earlier life (always 1 in a container).
    const orphaned = Number(pid) === self.pid || !isAlive(Number(pid))
    if (orphaned) await rm(join(root, name), { recursive: true, force: true })
  }
  const own = await mkdtemp(join(root, `${host}_${self.pid}_`))

  return {
    folder: own,

    async with(use) {
      const folder = await mkdtemp(join(own, 'job-'))
      try {
        return await use(folder)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    close: () => rm(own, { recursive: true, force: true }),
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return !isZombie(pid)
}

/** A zombie: killed, but not yet reaped by its parent. It accepts signals and does nothing any more. */
function isZombie(pid: number): boolean {
  try {
    // The state follows the name in brackets, which may hold brackets itself (proc(5)).
    return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    // The file does not exist without /proc (macOS) or if the process just ended; the next start cleans up then.
    return false
  }
}
