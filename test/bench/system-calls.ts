import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { TestSystem } from '../support/system.ts'
import { VICTIMS } from './kills.ts'
import { playRounds } from './rounds.ts'

// The whole system while system calls of its processes fail, by `strace --inject`:
//
//     npm run bench -- system-calls [ROUNDS] [SEED]
//
// A call of one kind fails in one process, the k-th or some in a row: the disk is full, or does not read and write. What
// was asked for ends as undisturbed, or with an error that is told, after which the same can be asked for again.

/** What storing a file comes to. `write` is among those of ffmpeg alone: elsewhere it also is how threads are woken. */
const OF_STORING = ['pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'rename,renameat,renameat2', 'link,linkat']
const CALLS: Readonly<Record<string, readonly string[]>> = {
  server: [...OF_STORING, 'unlink,unlinkat', 'mkdir,mkdirat', 'openat'],
  worker: [...OF_STORING, 'unlink,unlinkat', 'mkdir,mkdirat', 'copy_file_range,sendfile'],
  redis: ['fsync,fdatasync', 'openat', 'rename'],
  ffmpeg: ['write', 'openat'],
}
const ERRORS = ['ENOSPC', 'EIO']
/** In each of the processes, side by side. */
const DISTURBANCES = 4
const LASTS_MS = 8_000
/** One of the first calls of its kind is the first that fails. strace counts them for each thread. */
const LATEST_CALL = 2
const MOST_IN_A_ROW = 12
const FIND_MS = 8_000

export const benchSystemCalls = ([rounds, seed]: string[]): Promise<void> =>
  playRounds({ disturb, mayFail: true }, rounds, seed)

async function disturb(system: TestSystem, random: () => number): Promise<string[]> {
  const lanes = await Promise.all(Object.keys(CALLS).map((name) => disturbOne(system, name, random)))
  return lanes.flat()
}

async function disturbOne(system: TestSystem, name: string, random: () => number): Promise<string[]> {
  const told: string[] = []
  const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  for (let turn = 0; turn < DISTURBANCES; turn++) {
    const [calls, error] = [oneOf(CALLS[name] ?? []), oneOf(ERRORS)]
    const first = 1 + Math.floor(random() * LATEST_CALL)
    const last = random() < 0.5 ? first : first + Math.floor(random() * MOST_IN_A_ROW)
    const pid = await pidOf(system, name)
    if (pid === null) continue
    const failed = await failing(pid, `${calls}:error=${error}:when=${first}..${last}`)
    if (failed > 0) told.push(`${name}: ${failed} × ${calls} ${error}`)
  }
  return told
}

/** Some of them live for a moment only. */
async function pidOf(system: TestSystem, name: string): Promise<number | null> {
  for (const until = Date.now() + FIND_MS; Date.now() < until; await delay(50)) {
    const victim = (await system.processes()).find(({ command }) => VICTIMS[name]?.test(command))
    if (victim) return victim.pid
  }
  return null
}

/** @returns how many calls failed by us */
async function failing(pid: number, inject: string): Promise<number> {
  const [calls = ''] = inject.split(':')
  const tracer: ChildProcess = spawn(
    'strace',
    ['-f', '-qqq', '-p', String(pid), '-e', `trace=${calls}`, '-e', 'signal=none', `--inject=${inject}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let failed = 0
  tracer.stderr?.setEncoding('utf8').on('data', (text: string) => {
    failed += text.split('(INJECTED)').length - 1
  })
  const ended = once(tracer, 'exit')
  await Promise.race([ended, delay(LASTS_MS)])
  // So told, it lets go of those that it follows.
  tracer.kill('SIGINT')
  await ended
  return failed
}
