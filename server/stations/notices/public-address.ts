import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether an address is on the public Internet. Staff may enter any URL for a station; a server that called all of
 * them would expose its own network (SSRF), including cloud metadata services.
 */
export function isPublicAddress(address: string): boolean {
  // `process` unwraps IPv4-mapped IPv6 addresses, which would otherwise pass as “unicast”.
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** Thrown for an address that must not be called. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'

  constructor(host: string) {
    super(`${host} is not an address of the open Internet`)
  }
}

/**
 * A `dns.lookup` that connects to exactly the address it checked, so a name cannot resolve to a public address for
 * the check and a private one for the call. Node skips it for hosts that are IP addresses: see `checkHost`.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new PrivateAddressError(hostname), [])
    }
    const [first] = addresses
    if (options.all) return callback(null, addresses)
    return callback(null, first?.address ?? '', first?.family)
  })
}

/** @throws PrivateAddressError if the host is an IP address that is not public */
export function checkHost({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isPublicAddress(host)) throw new PrivateAddressError(host)
}
