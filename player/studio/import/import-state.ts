import type { ImportFault, ImportStep } from '../../../media/schemas/import.ts'
import type { ShownProblem } from '../api/problem.ts'

/** What became of a line. */
export interface LineResult {
  step: ImportStep
  /** Null where it was taken in. */
  problem: ShownProblem | null
  workId: string | null
}

/** Why an import that is under way stands still. */
export type Pause =
  /** The link is lost; it goes on by itself. */
  | { name: 'broken' }
  /** Only a person can help; it goes on when told to. */
  | { name: 'stopped'; problem: ShownProblem | null }

export interface Running {
  name: 'running'
  steps: readonly ImportStep[]
  results: readonly LineResult[]
  /** Bytes of all files that are to be sent, and how many have arrived. */
  bytes: number
  sent: number
  pause: Pause | null
}

export type ImportState =
  | { name: 'empty'; trouble: 'noTable' | 'severalTables' | null }
  /** Files are read to tell them apart. */
  | { name: 'reading'; bytes: number; read: number }
  | { name: 'unplanned'; problem: ShownProblem }
  | { name: 'faulty'; faults: ImportFault[] }
  | { name: 'planned'; steps: ImportStep[] }
  | Running
  | { name: 'ended'; steps: readonly ImportStep[]; results: readonly LineResult[] }

/** How many lines there are of each sort. */
export function countsOf(steps: readonly ImportStep[]): Record<ImportStep['do'], number> {
  const counts = { add: 0, edit: 0, replace: 0, nothing: 0 }
  for (const step of steps) counts[step.do]++
  return counts
}

/** Those that there is something to do for. */
export function toDo(steps: readonly ImportStep[]): ImportStep[] {
  return steps.filter((step) => step.do !== 'nothing')
}

/** Those whose file is to be sent. */
export function isSent(step: ImportStep): boolean {
  return step.do === 'add' || step.do === 'replace'
}
