/**
 * What a failed request of an upload means for it.
 *
 * - `broke`: nothing that a person could mend; it goes on by itself
 * - `forgotten`: the server has dropped this upload; it begins again
 * - `stopped`: a person has to do something first (sign in, free the disk), then it goes on from where it was
 * - `refused`: the server does not take this file
 */
export type Failure = 'broke' | 'forgotten' | 'stopped' | 'refused'

/**
 * @param status HTTP status, or null where no answer came
 * @param created whether the server had given this upload an address before
 */
export function failureOf(status: number | null, created: boolean): Failure {
  if (status === null) return 'broke'
  if ((status === 404 || status === 410) && created) return 'forgotten'
  if (status === 401 || status === 403 || status === 507) return 'stopped'
  // 409: the server has another offset; 423: its last request is still open; 408 and 429: too slow, too fast.
  if (status === 408 || status === 409 || status === 423 || status === 429) return 'broke'
  return status >= 400 && status < 500 ? 'refused' : 'broke'
}
