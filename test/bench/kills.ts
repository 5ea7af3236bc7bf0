import { setTimeout as delay } from 'node:timers/promises'
import type { TestSystem } from '../support/system.ts'
import { playRounds } from './rounds.ts'

// The whole system while its processes are killed (`kill -9`) or stopped and continued, at random moments:
//
//     npm run bench -- kills [ROUNDS] [SEED]

/** Processes by what stands in their command line. */
export const VICTIMS: Readonly<Record<string, RegExp>> = {
  server: /server\/main\.ts/,
  worker: /workers\/main\.ts/,
  redis: /redis-server/,
  ffmpeg: /\bffmpeg /,
  'PDF reader': /reader\/main\.ts/,
}
const DISTURBANCES = 4
/** Within this time after the first upload. */
const WITHIN_MS = 20_000
const MOST_STOPPED_MS = 30_000

export const benchKills = ([rounds, seed]: string[]): Promise<void> =>
  playRounds({ disturb, mayFail: false }, rounds, seed)

async function disturb(system: TestSystem, random: () => number): Promise<string[]> {
  const told: string[] = []
  const moments = Array.from({ length: DISTURBANCES }, () => random() * WITHIN_MS).sort((a, b) => a - b)
  const began = Date.now()
  for (const moment of moments) {
    const names = Object.keys(VICTIMS)
    const name = names[Math.floor(random() * names.length)] ?? ''
    const [isStopped, length] = [random() < 0.4, random() * MOST_STOPPED_MS]
    await delay(Math.max(0, began + moment - Date.now()))
    const victim = (await system.processes()).find(({ command }) => VICTIMS[name]?.test(command))
    if (!victim) continue
    const at = ((Date.now() - began) / 1000).toFixed(1)
    told.push(
      isStopped
        ? `${name} stopped at ${at} s for ${(length / 1000).toFixed(0)} s`
        : `${name} killed at ${at} s`,
    )
    signal(victim.pid, isStopped ? 'SIGSTOP' : 'SIGKILL')
    if (!isStopped) continue
    await delay(length)
    signal(victim.pid, 'SIGCONT')
  }
  return told
}

/** A process may have ended meanwhile. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
