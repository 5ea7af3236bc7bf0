import type { ErrorCode } from '../../media/errors.ts'

/** What decides which errors a route can answer with. */
export interface ErrorSources {
  /** What whoever may not use it is told. */
  refusals: readonly ErrorCode[]
  /** The errors that its handler throws, as its schema lists them. */
  own: readonly ErrorCode[]
  takesBody: boolean
  isRateLimited: boolean
}

/** Every documented error of a route: its own, and those that follow from its access, its limits and its body. */
export function documentedErrors({ refusals, own, takesBody, isRateLimited }: ErrorSources): ErrorCode[] {
  return [
    ...new Set<ErrorCode>([
      // No route takes parameters that it does not know.
      'bad_request',
      ...refusals,
      ...own,
      ...(takesBody ? (['too_large', 'wrong_content_type', 'too_slow'] as const) : []),
      ...(isRateLimited ? (['too_many_requests'] as const) : []),
    ]),
  ]
}
