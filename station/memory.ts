import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * V8 settings for a program that waits for a link most of its time, on a PC where each megabyte is somebody's. The
 * compilers that make hot code fast take 10 MB for themselves and win nothing here; and the space for young objects
 * is kept from growing. Measured with `test/bench/station-memory.ts`.
 */
const FLAGS = [
  '--no-opt',
  '--no-sparkplug',
  '--optimize-for-size',
  '--semi-space-growth-factor=1',
  '--expose-gc',
]

/** Node 18 has not this compiler yet, and complains of a flag that it does not know. */
const SINCE_NODE_20 = ['--no-maglev']

/** Gives memory back. Cheap where only what is young is looked at. */
export type Tidy = (what: 'young' | 'all') => void

/**
 * Keeps the process small from here on.
 * @returns for the places where garbage is known to be: V8 hardly counts the buffers of a download as its own and
 *   would let 60 MB of them gather before it looks
 */
export function keepSmall(): Tidy {
  const major = Number(process.versions.node.split('.')[0])
  for (const flag of major < 20 ? FLAGS : [...FLAGS, ...SINCE_NODE_20]) setFlagsFromString(flag)
  const gc: unknown = runInNewContext('gc')
  if (typeof gc !== 'function') return () => {}
  return (what) => gc(what === 'young' ? { type: 'minor' } : undefined)
}
