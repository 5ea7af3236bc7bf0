import { ChaskiError } from '../../../media/errors.ts'
import type { ImportFault } from '../../../media/schemas/import.ts'
import type { Step } from '../../imports/plan.ts'

/** What it needs of the shell. */
interface Telling {
  signal: AbortSignal
  print(line: string): void
  say(line: string): void
}

export function sayFault({ line, column, message }: ImportFault): string {
  return `línea ${line}${column === null ? '' : `, columna «${column}»`}: ${message}`
}

/** What an import would do, in one line. */
export function planned(steps: readonly Step[], faults: number): string {
  const count = (what: Step['do']): number => steps.filter((step) => step.do === what).length
  return `${count('add')} new, ${count('edit')} changed, ${count('replace')} with a new file, ${count('nothing')} as before, ${faults} faults`
}

/**
 * Takes line after line. One that is refused is told and does not stop the others.
 * @throws Error at the end, where any was refused
 */
export async function runSteps(
  steps: readonly Step[],
  take: (step: Step) => Promise<void>,
  { signal, print, say }: Telling,
): Promise<void> {
  const todo = steps.filter((step) => step.do !== 'nothing')
  const all = todo.reduce((sum, { file }) => sum + file.bytes, 0)
  const began = Date.now()
  let bytes = 0
  let refused = 0
  for (const [index, step] of todo.entries()) {
    signal.throwIfAborted()
    try {
      await take(step)
    } catch (error) {
      if (!(error instanceof ChaskiError)) throw error
      refused++
      const { message, hint } = error.entry
      print(sayFault({ line: step.row.line, column: null, message: `${message.es} ${hint.es}` }))
    }
    bytes += step.file.bytes
    say(`${index + 1} of ${todo.length}: ${step.row.file}${timeLeft(began, bytes, all)}`)
  }
  print(`${todo.length - refused} imported, ${refused} refused`)
  if (refused > 0) throw new Error('some lines were refused: see above')
}

function timeLeft(began: number, bytes: number, all: number): string {
  const seconds = bytes === 0 ? 0 : ((Date.now() - began) / 1000) * ((all - bytes) / bytes)
  return seconds < 10 ? '' : ` (about ${Math.ceil(seconds / 60)} min left)`
}
