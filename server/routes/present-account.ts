import type { Account, Session, Token, User } from '../../media/schemas/account.ts'
import type { SessionRecord, TokenRecord, UserRecord } from '../records/user.ts'

export function toUser({ id, email, name, role }: UserRecord): User {
  return { id, email, name, role }
}

export function toAccount(user: UserRecord): Account {
  return { ...toUser(user), createdAt: user.createdAt, disabled: user.disabledAt !== null }
}

/** @param currentId of the session by which the request came, if by any */
export function toSession(session: SessionRecord, currentId: string | null): Session {
  const { id, createdAt, usedAt, expiresAt, agent } = session
  return { id, createdAt, usedAt, expiresAt, agent, current: id === currentId }
}

export function toToken({ id, name, createdAt, usedAt }: TokenRecord): Token {
  return { id, name, createdAt, usedAt }
}
