/**
 * Signed documents in the compact serialisation of JSON Web Signatures (RFC 7515) with Ed25519 (RFC 8037). The key stands in the
 * header: whoever opens one decides whether that key may speak. Signing itself belongs to whoever has Node.
 */

/** What a document is, so that none passes for another. */
export type DocumentType = 'chaski-outing' | 'chaski-homecoming'

export interface SigningKey {
  /** Base64url, as in `x` of a JSON Web Key. */
  publicKey: string
  sign(data: Uint8Array): Uint8Array
}

/** Whether `signature` of `data` was made with this key. False, never an error, for a key that is none. */
export type VerifySignature = (publicKey: string, data: Uint8Array, signature: Uint8Array) => boolean

export interface OpenedDocument {
  /** Who signed it, by the public key. */
  signer: string
  payload: unknown
}

export function sealJws(type: DocumentType, payload: unknown, key: SigningKey): string {
  const header = { alg: 'EdDSA', typ: type, jwk: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey } }
  const signed = `${encoded(JSON.stringify(header))}.${encoded(JSON.stringify(payload))}`
  return `${signed}.${toBase64Url(key.sign(new TextEncoder().encode(signed)))}`
}

/** The document, or null for one that is cut off, changed, of another type, or not ours at all. */
export function openJws(text: string, type: DocumentType, verify: VerifySignature): OpenedDocument | null {
  const [header, payload, signature, ...more] = text.trim().split('.')
  if (!header || !payload || !signature || more.length > 0) return null
  try {
    const { alg, typ, jwk } = JSON.parse(decoded(header)) as Partial<Header>
    if (alg !== 'EdDSA' || typ !== type || typeof jwk?.x !== 'string') return null
    const data = new TextEncoder().encode(`${header}.${payload}`)
    if (!verify(jwk.x, data, fromBase64Url(signature))) return null
    return { signer: jwk.x, payload: JSON.parse(decoded(payload)) }
  } catch {
    // Neither base64 nor JSON: as good as cut off.
    return null
  }
}

interface Header {
  alg: string
  typ: string
  jwk: { x?: unknown }
}

const encoded = (text: string): string => toBase64Url(new TextEncoder().encode(text))

const decoded = (text: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(text))

/** More arguments than this at once overflow the stack. */
const SLICE = 0x8000

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += SLICE)
    binary += String.fromCharCode(...bytes.subarray(start, start + SLICE))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  )
}
