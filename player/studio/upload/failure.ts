/**
 * What a failed request means for its upload.
 *
 * - `broke`: nothing a person could fix; retried automatically
 * - `forgotten`: the server has dropped this upload; it starts over
 * - `stopped`: a person must act first (sign in, free the disk), then it resumes
 * - `refused`: the server does not accept this file
 */
export type Failure = 'broke' | 'forgotten' | 'stopped' | 'refused'

/**
 * @param status HTTP status, or null without a response
 * @param created whether the server had already given this upload a URL
 */
export function failureOf(status: number | null, created: boolean): Failure {
  if (status === null) return 'broke'
  if ((status === 404 || status === 410) && created) return 'forgotten'
  if (status === 401 || status === 403 || status === 507) return 'stopped'
  // 409: the server has another offset; 423: its last request is still open; 408 and 429: too slow, too fast.
  if (status === 408 || status === 409 || status === 423 || status === 429) return 'broke'
  return status >= 400 && status < 500 ? 'refused' : 'broke'
}
