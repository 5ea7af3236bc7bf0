import type { House } from '../../media/house.ts'
import type { Account, Invitation, Session, SignedIn, Token, User } from '../../media/schemas/account.ts'
import type { InvitationRecord, SessionRecord, TokenRecord, UserRecord } from '../records/user.ts'

/** What somebody who signs in is told of the house. */
export type SignedInHouse = SignedIn['house']

export function toHouse({ calendar, spots }: Pick<House, 'calendar' | 'spots'>): SignedInHouse {
  return { timeZone: calendar.zone, spotPrefix: spots.prefix }
}

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

export function toToken({ id, name, scope, createdAt, usedAt }: TokenRecord): Token {
  return { id, name, scope, createdAt, usedAt }
}

export function toInvitation({
  id,
  name,
  role,
  createdAt,
  expiresAt,
  invitedBy,
}: InvitationRecord): Invitation {
  return { id, name, role, createdAt, expiresAt, invitedBy }
}
