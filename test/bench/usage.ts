import { readdir, readFile } from 'node:fs/promises'

export interface Usage {
  /** Seconds of CPU of the processes and of all that they started. */
  cpu: number
  /** Seconds. */
  wall: number
  /** Most resident memory of the first process and its children at any time. */
  peakMegabytes: number
}

/** Clock ticks a second that the kernel counts in (USER_HZ), the same on all Linux machines. */
const TICKS = 100
const SAMPLE_MS = 250

/**
 * Runs something and measures it. Linux only: the kernel's own figures in /proc.
 * @param pids of the processes that do the work; this one, where none is named
 */
export async function measured(
  run: () => Promise<void>,
  pids: readonly number[] = [process.pid],
): Promise<Usage> {
  const before = await cpuSeconds(pids)
  const began = Date.now()
  let peak = 0
  const sampling = setInterval(() => {
    void memoryMegabytes(pids[0] ?? process.pid).then((megabytes) => {
      peak = Math.max(peak, megabytes)
    })
  }, SAMPLE_MS)
  try {
    await run()
  } finally {
    clearInterval(sampling)
  }
  return { cpu: (await cpuSeconds(pids)) - before, wall: (Date.now() - began) / 1000, peakMegabytes: peak }
}

/** Fields 14 to 17 of proc(5) stat: own user and system time, then that of children that have ended. */
export async function cpuSeconds(pids: readonly number[]): Promise<number> {
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8')))
  const fields = stats.flatMap((stat) =>
    stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15),
  )
  return fields.reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS
}

/** Resident memory; what several processes share (libraries) is counted once. */
export async function memoryMegabytes(parent: number): Promise<number> {
  const pids = await withChildren(parent)
  const sizes = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')),
  )
  return sizes.reduce((sum, text) => sum + Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0), 0) / 1024
}

/** A process and those that it has started and that still run. */
export async function withChildren(parent: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${parent}/task`)
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${parent}/task/${task}/children`, 'utf8').catch(() => '')),
  )
  return [parent, ...lists.flatMap((list) => list.trim().split(' ').filter(Boolean).map(Number))]
}
