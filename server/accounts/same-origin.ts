import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a browser says that our own pages made this request. Every current browser sends `Sec-Fetch-Site` over
 * https and on localhost; elsewhere, and in older ones, `Origin` has to name the host that was asked.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  if (!origin || !host) return false
  return URL.parse(origin)?.host === host
}
