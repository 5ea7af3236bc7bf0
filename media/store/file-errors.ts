export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** Nothing is at a path, be it that one of its folders is missing or a file. */
export function isMissing(error: unknown): boolean {
  return isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR')
}

/** For `catch`: what is missing is null, any other failure stays one. */
export function orNull(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}

/** The same for lists. */
export function orNothing(error: unknown): [] {
  if (isMissing(error)) return []
  throw error
}
