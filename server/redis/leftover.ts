import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

const POLL_MS = 50
const GRACE_MS = 10_000

/**
 * Clears the way for a new Redis where none answers: ends one that is alive but cannot be reached (its socket was
 * deleted, or it hangs), because two on one append-only file destroy it, and removes its socket and pid file.
 */
export async function clearLeftover(place: {
  folder: string
  socket: string
  pidFile: string
}): Promise<void> {
  const pid = Number(await readFile(place.pidFile, 'utf8').catch(() => ''))
  if (pid > 0 && (await isRedisOf(pid, place))) {
    signal(pid, 'SIGTERM')
    if (!(await goneWithin(pid, GRACE_MS))) signal(pid, 'SIGKILL')
    await goneWithin(pid, GRACE_MS)
  }
  await rm(place.socket, { force: true })
  await rm(place.pidFile, { force: true })
}

/** Process ids are used again after a restart of the machine, so one alone proves nothing. */
async function isRedisOf(pid: number, place: { folder: string; socket: string }): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    // Redis changes into the folder of its data.
    const [folder, name] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
      readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
    ])
    return folder === (await realpath(place.folder)) && /^(redis|valkey)-server/.test(name)
  }
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return stdout.includes(place.socket)
}

export function isAlive(pid: number): boolean {
  return signal(pid, 0)
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    // EPERM: alive, but another user's.
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return true
    return false
  }
}

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await delay(POLL_MS)) {
    if (!isAlive(pid)) return true
  }
  return !isAlive(pid)
}
