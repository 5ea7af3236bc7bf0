import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a browser says that a page of another site makes this request. One that says nothing is not foreign.
 * @param ownHost by which the public knows us, where a proxy asks by another name
 */
export function isForeignPage(headers: IncomingHttpHeaders, ownHost: string | null): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (origin === undefined) return false
  const from = origin.slice(origin.indexOf('://') + 3)
  return from !== host && from !== ownHost
}
