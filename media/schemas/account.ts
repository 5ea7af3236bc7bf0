import { type Static, Type } from 'typebox'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../passwords.ts'
import { PERSON_ROLES, ROLES, TOKEN_SCOPES } from '../vocabulary.ts'
import { Edit, Exact, FilledLine, Instant, Line, Nullable, OneOf } from './common.ts'

export const Email = Type.String({ format: 'email', maxLength: 254, examples: ['ana@example.org'] })
export const NewPassword = Type.String({
  minLength: MIN_PASSWORD_LENGTH,
  maxLength: MAX_PASSWORD_LENGTH,
  examples: ['una frase corta y propia'],
})
/** One that is only compared: what is too short to be right is wrong, and not a mistake of the form. */
export const GivenPassword = Type.String({ maxLength: MAX_PASSWORD_LENGTH })
export const PersonName = FilledLine(100, { examples: ['Ana Quispe'] })

export const User = Exact(
  {
    id: Type.String(),
    email: Type.String(),
    name: Type.String(),
    role: OneOf(ROLES),
  },
  { $id: 'User' },
)
export type User = Static<typeof User>

/** `GET /api/session`. */
export const SignedIn = Exact(
  {
    user: User,
    house: Exact({
      timeZone: Type.String({
        description: 'in which staff read and write times; a name of the tz database',
      }),
      spotPrefix: Type.String({ description: 'what the codes of spots begin with' }),
    }),
  },
  { $id: 'SignedIn' },
)
export type SignedIn = Static<typeof SignedIn>

/** `POST /api/session`. */
export const SignIn = Exact({ email: Line(254), password: GivenPassword })

/** `POST /api/setup`. */
export const FirstAdministrator = Exact({
  token: Type.String({ maxLength: 200 }),
  name: PersonName,
  email: Email,
  password: NewPassword,
})

/** `POST /api/session/password`. */
export const PasswordChange = Exact({ current: GivenPassword, password: NewPassword })

/** A person as administrators see them. */
export const Account = Exact(
  { ...User.properties, createdAt: Instant, disabled: Type.Boolean() },
  { $id: 'Account' },
)
export type Account = Static<typeof Account>

export const AccountList = Exact({ items: Type.Array(Account) })

/** `POST /api/users`. Accounts of stations come with their station. */
export const NewAccount = Exact({
  email: Email,
  name: PersonName,
  role: OneOf(PERSON_ROLES),
  password: NewPassword,
})

/** `PATCH /api/users/:id`. */
export const AccountEdit = Edit({
  name: PersonName,
  role: OneOf(PERSON_ROLES),
  password: NewPassword,
  disabled: Type.Boolean(),
})

/** Where somebody is signed in. */
export const Session = Exact(
  {
    id: Type.String(),
    createdAt: Instant,
    usedAt: Nullable(Type.String({ description: 'to some minutes; null of one from before it was noted' })),
    expiresAt: Instant,
    agent: Nullable(Type.String({ description: 'the browser, as it calls itself' })),
    current: Type.Boolean({ description: 'whether this request came by it' }),
  },
  { $id: 'Session' },
)
export type Session = Static<typeof Session>

export const SessionList = Exact({ items: Type.Array(Session) })

/** A bearer token; what it is itself is shown once, when it is made. */
export const Token = Exact(
  {
    id: Type.String(),
    name: Type.String(),
    scope: OneOf(TOKEN_SCOPES, {
      description:
        '`everything` its owner may; `uploading`: reading, uploads and imports; `reading`; `figures` and reports alone. Only the first reaches accounts',
    }),
    createdAt: Instant,
    usedAt: Nullable(
      Type.String({ description: 'to some minutes; null where it was not used since it is noted' }),
    ),
  },
  { $id: 'Token' },
)
export type Token = Static<typeof Token>

export const TokenList = Exact({ items: Type.Array(Token) })

export const NewToken = Exact({ name: PersonName, scope: Type.Optional(Token.properties.scope) })

export const CreatedToken = Exact(
  {
    ...Token.properties,
    token: Type.String({ description: 'shown this once' }),
  },
  { $id: 'CreatedToken' },
)

/** A link by which somebody makes an account of their own, once. */
export const Invitation = Exact(
  {
    id: Type.String(),
    name: Type.String({ description: 'for whom it is' }),
    role: OneOf(PERSON_ROLES),
    createdAt: Instant,
    expiresAt: Instant,
    invitedBy: Type.String({ description: 'name of the administrator' }),
  },
  { $id: 'Invitation' },
)
export type Invitation = Static<typeof Invitation>

export const InvitationList = Exact({ items: Type.Array(Invitation) })

export const NewInvitation = Exact({ name: PersonName, role: OneOf(PERSON_ROLES) })

export const CreatedInvitation = Exact(
  { ...Invitation.properties, link: Type.String({ description: 'to be handed over; shown this once' }) },
  { $id: 'CreatedInvitation' },
)
export type CreatedInvitation = Static<typeof CreatedInvitation>

const InvitationToken = Type.String({ maxLength: 200, pattern: '^[\\w-]*$', description: 'from the link' })

/** `POST /api/invitation`: in the body, because addresses are logged. */
export const InvitationQuestion = Exact({ token: InvitationToken })

/** What whoever has the link is told of it. */
export const OpenInvitation = Exact(
  { name: Type.String(), role: OneOf(PERSON_ROLES), expiresAt: Instant, invitedBy: Type.String() },
  { $id: 'OpenInvitation' },
)
export type OpenInvitation = Static<typeof OpenInvitation>

/** `POST /api/invitation/accept`. */
export const InvitationAnswer = Exact({
  token: InvitationToken,
  name: PersonName,
  email: Email,
  password: NewPassword,
})
