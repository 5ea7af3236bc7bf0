import { createHash, randomBytes } from 'node:crypto'

/** An unguessable secret for a session, a token or a one-time link. Safe in URLs, headers and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored instead of a secret. Secrets are long and random, so a plain hash is as safe as a slow one. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
