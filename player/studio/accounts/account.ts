import type { Role } from '../../../media/vocabulary.ts'

/** A person as `GET /api/users` tells it. */
export interface Account {
  id: string
  email: string
  name: string
  role: Role
  createdAt: string
  /** Whether the account is closed. */
  disabled: boolean
}

/** A bearer token; its secret is told once, when it is made. */
export interface Token {
  id: string
  name: string
  createdAt: string
}
