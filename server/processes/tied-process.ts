import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** How long a process may take to end by itself before it is killed. */
const GRACE_MS = 15_000

export interface TiedProcess {
  pid: number
  /** Where `stdio` asks for a pipe. */
  stdout: Readable | null
  /** Settles when it has ended, for whatever reason. */
  exited: Promise<Exit>
  /** Asks it to end (SIGTERM), kills it if it does not, and waits for it. */
  stop(): Promise<void>
}

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

/**
 * Starts a process that does not outlive this one, even if this one is killed with -9: the kernel sends it `onOrphaned`
 * (`setpriv` of util-linux; where there is none, the caller needs a second way to find or end it).
 *
 * It gets a session of its own, so that Ctrl-C in a terminal reaches only us and the order of ending is ours.
 */
export async function startTied(
  command: string,
  args: string[],
  options: SpawnOptions & { onOrphaned: 'KILL' | 'TERM' },
): Promise<TiedProcess> {
  const { onOrphaned, ...spawnOptions } = options
  const child = hasSetpriv()
    ? spawn('setpriv', ['--pdeathsig', onOrphaned, command, ...args], { ...spawnOptions, detached: true })
    : spawn(command, args, { ...spawnOptions, detached: true })
  const exited = exitOf(child)
  await once(child, 'spawn')
  return {
    pid: child.pid ?? 0,
    stdout: child.stdout,
    exited,
    async stop() {
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
      await exited
      clearTimeout(killer)
    },
  }
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
}

let setpriv: boolean | undefined
function hasSetpriv(): boolean {
  // Tried rather than looked for: the one of BusyBox has the name but not the option.
  setpriv ??= spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true'], { stdio: 'ignore' }).status === 0
  return setpriv
}
