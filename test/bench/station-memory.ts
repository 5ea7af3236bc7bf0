import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStationServer, TEST_TOKEN } from '../support/station-server.ts'

export interface MemoryFigure {
  /** Most memory that the agent held at any time, in bytes (`VmHWM`). */
  peak: number
  /** The same of a Node that does nothing. */
  baseline: number
  spots: number
  /** Bytes that came over the link. */
  bytes: number
}

/**
 * What the bundled agent takes of a PC while it fetches 200 spots and a long programme. Linux only: the kernel keeps
 * the mark.
 * @param program the one file, as `npm run build:station` makes it
 */
export async function measureMemory(program: string, node = process.execPath): Promise<MemoryFigure> {
  const server = await startStationServer()
  const folder = await mkdtemp(join(tmpdir(), 'chaski-bench-'))
  try {
    const sizes = [20_000_000, ...Array.from({ length: 200 }, () => 20_000)]
    sizes.forEach((size, number) => {
      server.put({
        id: `spot${String(number).padStart(12, '2')}`,
        number: number + 1,
        content: randomBytes(size),
      })
    })
    const args = ['pull', '--every', '60', '--server', server.url, '--token', TEST_TOKEN, '--to', folder]
    const peak = await peakOf(node, [program, ...args], () => server.acks.length > 0)
    const baseline = await peakOf(node, ['--eval', 'setInterval(() => {}, 1000)'], () => true)
    return { peak, baseline, spots: sizes.length, bytes: sizes.reduce((sum, size) => sum + size) }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function peakOf(node: string, args: string[], isDone: () => boolean): Promise<number> {
  const child = spawn(node, args, { stdio: 'ignore', env: { PATH: process.env.PATH } })
  const ended = once(child, 'exit')
  let over = false
  void ended.then(() => {
    over = true
  })
  try {
    let peak = 0
    // The mark is the kernel's own and only grows, so looking now and then misses nothing until the end.
    for (let after = 0; after < 10; after += isDone() ? 1 : 0) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (over) throw new Error('it ended by itself')
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      peak = Math.max(peak, Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) * 1024)
    }
    return peak
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}
