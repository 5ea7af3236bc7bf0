/**
 * Why a pull failed, each with the exit code for scripts and the Windows task scheduler. If several apply, the first in
 * this list is reported.
 */
export const EXIT_CODES = {
  usage: 2,
  folder: 7,
  locked: 8,
  token: 4,
  portal: 9,
  suitcase_foreign: 11,
  suitcase_damaged: 10,
  suitcase_old: 12,
  offline: 3,
  disk: 6,
  pending: 5,
  unexpected: 1,
} as const

export type Failure = keyof typeof EXIT_CODES

/** A failure with the message for the person at the station. */
export class StationError extends Error {
  override readonly name = 'StationError'
  readonly failure: Failure

  constructor(failure: Failure, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.failure = failure
  }
}

/** 0 without failures, otherwise the code of the most serious one. */
export function exitCode(failures: Iterable<Failure>): number {
  const found = new Set(failures)
  for (const failure of Object.keys(EXIT_CODES) as Failure[]) {
    if (found.has(failure)) return EXIT_CODES[failure]
  }
  return 0
}

/** The `code` of an error of the operating system, such as `ENOSPC`; null for others. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
