import { ChaskiError } from '../../media/errors.ts'

/** Any error as a row of the error table. Unknown ones are our fault, and may be transient. */
export function asChaskiError(error: unknown): ChaskiError {
  if (error instanceof ChaskiError) return error
  const detail = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ChaskiError('disk_full', { detail, cause: error })
  return new ChaskiError('internal', { detail, cause: error })
}

/**
 * Whether to retry.
 * @param attempts how often the job was tried before this failure, and the maximum
 */
export function isWorthRetrying(
  { entry }: ChaskiError,
  attempts: { made: number; allowed: number },
): boolean {
  return entry.transient && attempts.made + 1 < attempts.allowed
}
