import { constants } from 'node:os'

/** bubblewrap and shells tell of a program that a signal ended by 128 and its number. */
const BY_SIGNAL = 128

/** The signal that an exit code stands for, or null. */
export function signalOf(code: number | null): NodeJS.Signals | null {
  const names = Object.keys(constants.signals) as NodeJS.Signals[]
  return names.find((name) => code === BY_SIGNAL + constants.signals[name]) ?? null
}
