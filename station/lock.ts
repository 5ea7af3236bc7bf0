import { randomUUID } from 'node:crypto'
import { open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { StationError, systemCode } from './failure.ts'

interface LockHolder {
  /** 0 if the file names nobody: the power failed between creating and writing it. */
  pid: number
  host: string
  /** Unix milliseconds of its last sign of life. */
  beat: number
}

const BEAT = 30_000
const SILENT_FOR = 10 * 60_000
const UNWRITTEN_FOR = 10_000

/**
 * Whether a lock was left behind by an agent that was killed or lost power. On the same machine, the process id tells. Ten
 * minutes of silence tell as well, since the id may have been reused, or the agent may run on another PC that shares
 * the folder.
 */
export function isStale(
  holder: LockHolder,
  now: number,
  host: string,
  isAlive: (pid: number) => boolean,
): boolean {
  const silence = Math.abs(now - holder.beat)
  if (holder.pid === 0) return silence > UNWRITTEN_FOR
  if (holder.host === host && !isAlive(holder.pid)) return true
  return silence > SILENT_FOR
}

/**
 * Locks the folder for this process.
 * @returns a function that releases it
 * @throws StationError `locked` if another agent has it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  // The random word distinguishes this lock from any other, even of the same process id after a reboot.
  const text = JSON.stringify({ pid: process.pid, host: hostname(), lock: randomUUID() })
  for (let tries = 0; ; tries++) {
    try {
      const handle = await open(path, 'wx')
      try {
        await handle.writeFile(text)
      } finally {
        await handle.close()
      }
      break
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
      if (tries === 2 || !(await clearStale(path))) {
        throw new StationError('locked', 'Ya hay otro agente trabajando en esta carpeta.', { cause: error })
      }
    }
  }
  const beat = setInterval(() => {
    // A lock that someone deleted by hand is not recreated: the next run takes care of it.
    utimes(path, new Date(), new Date()).catch(() => {})
  }, BEAT)
  beat.unref()
  return async () => {
    clearInterval(beat)
    if ((await readFile(path, 'utf8').catch(() => '')) === text) await rm(path, { force: true })
  }
}

/** Removes the lock if its holder is gone. False if it is alive. */
async function clearStale(path: string): Promise<boolean> {
  const found = await readLock(path)
  if (found === 'gone') return true
  if (!isStale(found.holder, Date.now(), hostname(), isAlive)) return false
  // Several agents may have judged the same lock. Only who makes the claim may remove it, and only while it is still
  // the one that was judged: by then another may have removed it and taken the folder.
  const claim = `${path}.claim`
  if (!(await makeClaim(claim))) return false
  try {
    const again = await readLock(path)
    if (again !== 'gone' && again.text !== found.text) return false
    await rm(path, { force: true })
    return true
  } finally {
    await rm(claim, { force: true })
  }
}

/** False where another agent is just clearing. A claim that is as old as an unwritten lock was left by a power cut. */
async function makeClaim(claim: string): Promise<boolean> {
  try {
    await (await open(claim, 'wx')).close()
    return true
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
    const made = await stat(claim).catch(() => null)
    if (made !== null && Math.abs(Date.now() - made.mtimeMs) > UNWRITTEN_FOR) await rm(claim, { force: true })
    return false
  }
}

async function readLock(path: string): Promise<{ text: string; holder: LockHolder } | 'gone'> {
  try {
    const handle = await open(path, 'r')
    try {
      const { mtimeMs } = await handle.stat()
      const text = await handle.readFile('utf8')
      const { pid, host } = parse(text)
      return { text, holder: { pid, host, beat: mtimeMs } }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'gone'
    throw error
  }
}

/** A lock truncated by a power cut names nobody alive. */
function parse(text: string): { pid: number; host: string } {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && 'pid' in value && 'host' in value)
      return { pid: Number(value.pid), host: String(value.host) }
  } catch {
    // Told below, like any other text that is no lock.
  }
  return { pid: 0, host: '' }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}
