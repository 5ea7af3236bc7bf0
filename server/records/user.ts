import type { PersonRole, Role, TokenScope } from '../../media/vocabulary.ts'

/** An account of a person or a station. Its password hash leaves the catalogue only for sign-in. */
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
  scope: TokenScope
  /** SHA-256 of the token, which only its holder knows. */
  hash: string
  createdAt: string
  /** To some minutes. */
  usedAt: string | null
}

/** A link by which somebody can make an account, once. Its secret is known to whoever was given it. */
export interface InvitationRecord {
  id: string
  /** For whom it is. */
  name: string
  role: PersonRole
  createdAt: string
  expiresAt: string
  /** Name of the administrator. */
  invitedBy: string
}

/** A browser in which somebody is signed in. */
export interface SessionRecord {
  /** The beginning of its hash. */
  id: string
  userId: string
  createdAt: string
  /** To some minutes. */
  usedAt: string | null
  expiresAt: string
  /** As the browser called itself. */
  agent: string | null
}

/** A session as it is opened; the secret itself is only the browser's. */
export interface NewSession {
  hash: string
  expiresAt: Date
  /** What the browser calls itself. */
  agent: string | null
}
