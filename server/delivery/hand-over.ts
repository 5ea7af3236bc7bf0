import type { Store } from '../../media/store/store.ts'
import { isCompressible } from './content-types.ts'
import type { Offer } from './file-answer.ts'

/** An answer that says where the file comes from, in place of its bytes. */
export interface HandOver {
  status: 200 | 302
  /** Names and values by turns. */
  headers: string[]
}

/** Who sends the bytes of a file in our place; null where we do. */
export type Carrier = (method: string | undefined, offer: Offer) => Promise<HandOver | null>

/** @param accelRedirect the internal location of an nginx in front, if one is set */
export function carrierOf(
  { signedUrl, locate }: Pick<Store, 'signedUrl' | 'locate'>,
  accelRedirect: string | null,
): Carrier | null {
  if (signedUrl) return bySignedAddress(signedUrl)
  return accelRedirect !== null && locate ? byProxy(locate, accelRedirect) : null
}

/** Browsers fetch it from the bucket, by an address that is good for minutes. */
function bySignedAddress(signedUrl: NonNullable<Store['signedUrl']>): Carrier {
  return async (method, offer) => {
    // The address is signed for GET.
    if (method !== 'GET' || !isCarried(offer)) return null
    const cors = offer.open ? ['access-control-allow-origin', '*'] : []
    // Kept for less long than the address is good for.
    const kept = offer.open ? 'private, max-age=60' : 'no-store'
    const location = await signedUrl(offer.key)
    return {
      status: 302,
      headers: ['location', location, 'cache-control', kept, 'content-length', '0', ...cors],
    }
  }
}

/**
 * nginx in front of us sends it, from the same disk (`X-Accel-Redirect`). It keeps our type and caching, and adds the
 * rest as its configuration says.
 * @param prefix of its internal location, with a slash at both ends
 */
function byProxy(locate: NonNullable<Store['locate']>, prefix: string): Carrier {
  return async (_method, offer) => {
    if (!isCarried(offer)) return null
    const { type, cacheControl, open } = offer
    return {
      status: 200,
      headers: [
        ...['x-accel-redirect', prefix + (await locate(offer.key)), 'content-type', type],
        ...['cache-control', cacheControl, 'x-content-type-options', 'nosniff'],
        ...(open ? ['access-control-allow-origin', '*'] : []),
        ...['cross-origin-resource-policy', open ? 'cross-origin' : 'same-origin'],
      ],
    }
  }
}

/** What changes, what is better compressed, and what carries its hash is ours to send. */
function isCarried({ changing, type, sha256 }: Offer): boolean {
  return !changing && sha256 === undefined && !isCompressible(type)
}
