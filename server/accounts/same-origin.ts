import type { IncomingHttpHeaders } from 'node:http'
import { ChaskiError } from '../../media/errors.ts'

/**
 * Whether a browser says that the request came from our own pages. Every current browser sends `Sec-Fetch-Site` over
 * https and on localhost; otherwise, and in older browsers, `Origin` must name the requested host.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  if (!origin || !host) return false
  return URL.parse(origin)?.host === host
}

/**
 * Another site could else sign a visitor in to an account of its own. Programs send no such headers and may.
 * @throws ChaskiError `forbidden`
 */
export function refuseOtherSites(headers: Parameters<typeof isSameOrigin>[0]): void {
  const fromBrowser = headers['sec-fetch-site'] !== undefined || headers.origin !== undefined
  if (fromBrowser && !isSameOrigin(headers)) throw new ChaskiError('forbidden')
}
