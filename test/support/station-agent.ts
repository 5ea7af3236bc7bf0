import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../station/main.ts', import.meta.url))

// Still root by name, so that it can read a checkout in root's own folder.
const WITHOUT_PRIVILEGES = ['setpriv', '--bounding-set', '-all', '--inh-caps', '-all']

export interface AgentRun {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface RunningAgent {
  child: ChildProcess
  ended: Promise<AgentRun>
}

export interface AgentOptions {
  args: readonly string[]
  env?: Record<string, string>
  /** The program instead of the sources: the bundled file. */
  program?: string
  /** Bound by the permissions of files, which root is not. Needs util-linux where the tests run as root. */
  bound?: boolean
}

/** Starts the agent as a station does: a process of its own. */
export function startAgent({ args, env = {}, program = MAIN, bound = false }: AgentOptions): RunningAgent {
  const leash = bound && process.getuid?.() === 0 ? WITHOUT_PRIVILEGES : []
  const [command = process.execPath, ...rest] = [...leash, process.execPath, program, ...args]
  const child = spawn(command, rest, {
    // Nothing of the developer's own proxies.
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }) as AgentRun)
  return { child, ended }
}

export function runAgentProcess(options: AgentOptions): Promise<AgentRun> {
  return startAgent(options).ended
}
