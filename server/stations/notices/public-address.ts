import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether an address is one of the open Internet. Staff may write any web address for a station; a server that calls
 * whatever it is told to would open the network that it stands in (SSRF), down to the metadata service of a cloud.
 */
export function isPublicAddress(address: string): boolean {
  // `process` sees an IPv4 address inside one of IPv6, which would otherwise pass as “unicast”.
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** The error of an address that may not be called. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'

  constructor(host: string) {
    super(`${host} is not an address of the open Internet`)
  }
}

/**
 * `dns.lookup` for a request, which then connects to what was checked: a name cannot point to a public address for
 * the check and to a private one for the call. Node does not ask it for hosts that are addresses: see `checkHost`.
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

/** @throws PrivateAddressError for a host that is written as an address and is not public */
export function checkHost({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isPublicAddress(host)) throw new PrivateAddressError(host)
}
