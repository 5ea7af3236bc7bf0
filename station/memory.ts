import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * V8 settings for a program that mostly waits for the network, on a PC where every megabyte matters. Optimising compilers
 * use 10 MB and gain nothing here, and the young generation is kept from growing. Measured with
 * `test/bench/station-memory.ts`.
 */
const FLAGS = [
  '--no-opt',
  '--no-sparkplug',
  '--optimize-for-size',
  '--semi-space-growth-factor=1',
  '--expose-gc',
]

/** Node 18 does not have this compiler yet and complains about unknown flags. */
const SINCE_NODE_20 = ['--no-maglev']

/** Frees memory. Cheap, because only young objects are collected. */
export type Tidy = (what: 'young' | 'all') => void

/**
 * Keeps the process small from here on.
 * @returns a function for places known to produce garbage: V8 barely accounts for download buffers and would let 60 MB of
 *   them pile up
 */
export function keepSmall(): Tidy {
  const major = Number(process.versions.node.split('.')[0])
  for (const flag of major < 20 ? FLAGS : [...FLAGS, ...SINCE_NODE_20]) setFlagsFromString(flag)
  const gc: unknown = runInNewContext('gc')
  if (typeof gc !== 'function') return () => {}
  return (what) => gc(what === 'young' ? { type: 'minor' } : undefined)
}
