import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../station/main.ts', import.meta.url))

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
  uid?: number
}

/** Starts the agent as a station does: a process of its own. */
export function startAgent({ args, env = {}, program = MAIN, uid }: AgentOptions): RunningAgent {
  const child = spawn(process.execPath, [program, ...args], {
    // Nothing of the developer's own proxies.
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    uid,
    gid: uid,
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
