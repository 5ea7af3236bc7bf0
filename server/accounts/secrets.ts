import { createHash, randomBytes } from 'node:crypto'

/** A secret that nobody can guess: a session, a token, a one-time link. Safe in URLs, headers and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. It is long and random, so a plain hash is as good as a slow one. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
