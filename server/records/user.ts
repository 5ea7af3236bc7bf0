import type { Role } from '../../media/vocabulary.ts'

/** An account, of a person or of a station. Its password stays in the catalogue but for signing in. */
export interface UserRecord {
  id: string
  email: string
  name: string
  role: Role
  createdAt: string
  disabledAt: string | null
}

/** A bearer token of an account. */
export interface TokenRecord {
  id: string
  userId: string
  name: string
  /** SHA-256 of the token itself, which only its holder knows. */
  hash: string
  createdAt: string
}
