import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { SigningKey, VerifySignature } from '../media/suitcase/jws.ts'

/** A new Ed25519 key, as text to be kept. */
export function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
}

/** @param text as `newPrivateKey` gave it */
export function signingKey(text: string): SigningKey {
  const key = createPrivateKey({ key: Buffer.from(text, 'base64'), type: 'pkcs8', format: 'der' })
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return { publicKey: String(x), sign: (data) => sign(null, data, key) }
}

export const verifyEd25519: VerifySignature = (publicKey, data, signature) => {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey }
    return verify(null, data, createPublicKey({ key: jwk, format: 'jwk' }), signature)
  } catch {
    // No key at all.
    return false
  }
}
