import { execFile } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { BARE_ENVIRONMENT, LEASH } from '../processes/leashed.ts'
import { type Bounds, confined, type Limits, type Tools } from './confinement.ts'
import { isKnownArchitecture, seccompFilter } from './seccomp.ts'

/** Whether what reads uploads is confined on this machine. */
export type Jail = { on: true; tools: Tools } | { on: false; why: string }

let found: Promise<Jail> | null = null

/** Found out once for the process, by starting a program in a jail. */
export function findJail(): Promise<Jail> {
  found ??= tryJail().catch((error: unknown): Jail => ({ on: false, why: firstLine(error) }))
  return found
}

/** What a run reads and writes, as its caller knows it. */
export interface Touched {
  /** Files or folders. */
  read: readonly string[]
  /** Files that it makes, each with all of its folder; or folders. */
  write: readonly string[]
  limits: Limits
}

/**
 * The arguments of the leash that start a program: in the jail, where there is one. What the program is given follows.
 * @param program a name that stands on the search path, or an absolute path
 */
export async function leashed(program: string, { read, write, limits }: Touched): Promise<string[]> {
  const jail = await findJail()
  const path = onPath(program)
  // One that is not installed is told by whoever starts it.
  if (!jail.on || path === null) return [program]
  const inputs = read.map((each) => resolve(each))
  const outputs = write.filter((each) => each !== '/dev/null').map((each) => resolve(each))
  const folders = outputs.map((each) => (isFolder(each) ? each : dirname(each)))
  if (jail.tools.nobody !== null) {
    for (const each of inputs) letGroup(each, READS)
    for (const each of [...folders, ...outputs]) letGroup(each, isFolder(each) ? ENTERS : WRITES)
  }
  return [
    ...['--filter', jail.tools.filter],
    ...confined(path, [], { read: inputs, write: folders, limits }, jail.tools),
  ]
}

const READS = 0o040
const WRITES = 0o060
const ENTERS = 0o070

/** What root has made for a job is closed to others. Whom the run becomes is of root's group. */
function letGroup(path: string, bits: number): void {
  const { mode = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {}
  const forOthers = bits >> 3
  if (mode === 0 || (mode & bits) === bits || (mode & forOthers) === forOthers) return
  chmodSync(path, (mode & 0o7777) | bits)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

async function tryJail(): Promise<Jail> {
  if (process.platform !== 'linux') return { on: false, why: 'only Linux has what it is made of' }
  if (!isKnownArchitecture(process.arch)) return { on: false, why: `no filter for ${process.arch}` }
  const bwrap = onPath('bwrap')
  const prlimit = onPath('prlimit')
  const setpriv = onPath('setpriv')
  if (bwrap === null) return { on: false, why: 'bubblewrap is not installed' }
  if (prlimit === null || setpriv === null) return { on: false, why: 'util-linux is not installed' }
  const nobody = process.getuid?.() === 0 ? { setpriv, group: process.getgid?.() ?? 0 } : null
  const tools: Tools = { bwrap, prlimit, nobody, filter: openFilter(seccompFilter(process.arch)) }
  const bounds: Bounds = { read: [], write: [], limits: { cpuSeconds: 60, fileBytes: 0, processes: 256 } }
  const env = { ...BARE_ENVIRONMENT, LEASH_ADDRESS_SPACE: 'unlimited' }
  const trials: [program: string, argument: string][] = [
    ['ffmpeg', '-version'],
    ['ffprobe', '-version'],
    [process.execPath, '--version'],
  ]
  await Promise.all(
    trials.map(async ([name, argument]) => {
      const program = onPath(name)
      if (program === null) throw new Error(`${name} is not installed`)
      const command = confined(program, [argument], bounds, tools)
      await promisify(execFile)(LEASH, ['--filter', tools.filter, ...command], { env })
    }),
  )
  return { on: true, tools }
}

/** A file without a name, which ends with this process and which only its own user can open. */
function openFilter(bytes: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'chaski-jail-'))
  const path = join(folder, 'filter')
  try {
    writeFileSync(path, bytes, { mode: 0o600 })
    return `/proc/${process.pid}/fd/${openSync(path, 'r')}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function onPath(program: string): string | null {
  const folders = BARE_ENVIRONMENT.PATH.split(delimiter)
  const paths = program.startsWith('/') ? [program] : folders.map((folder) => join(folder, program))
  return paths.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function firstLine(error: unknown): string {
  const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
  return (told || String(error)).split('\n')[0] ?? ''
}
