import { readFile, rename } from 'node:fs/promises'
import { writeWhole } from './durable.ts'
import { systemCode } from './failure.ts'
import type { Paths } from './paths.ts'
import type { State } from './state.ts'

export interface LoadedState {
  state: State | null
  /** Names under which damaged files are set aside. */
  setAside: string[]
}

/**
 * The state of the last run, or the one before it. Damaged files are renamed and kept for diagnosis.
 */
export async function loadState(paths: Paths): Promise<LoadedState> {
  const setAside: string[] = []
  for (const path of [paths.state, paths.stateBefore]) {
    const text = await readOrNull(path)
    if (text === null) continue
    const state = parseState(text)
    if (state !== null) return { state, setAside }
    const aside = `${path}.ilegible-${Date.now()}`
    await rename(path, aside)
    setAside.push(aside)
  }
  return { state: null, setAside }
}

export async function saveState(paths: Paths, state: State): Promise<void> {
  await writeWhole(paths.state, JSON.stringify(state), { before: paths.stateBefore })
}

/** Null for a file that is truncated, zeroed, or from another program. */
export function parseState(text: string): State | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  return isState(value) ? value : null
}

const OBJECTS = ['spots', 'clock', 'attempts', 'logs', 'known'] as const
const LISTS = ['placed', 'removed', 'airings', 'reported'] as const

// Only this program writes the file, whole: what parses and has the outline is as it was written.
function isState(value: unknown): value is State {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Partial<State>
  return (
    fields.format === 1 &&
    OBJECTS.every((name) => typeof fields[name] === 'object' && fields[name] !== null) &&
    LISTS.every((name) => Array.isArray(fields[name]))
  )
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
