import { ChaskiError } from '../../media/errors.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { hashSecret, newSecret } from '../accounts/secrets.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { NewUser } from '../catalogue/users.ts'
import type { AdminConfig } from '../config/config.ts'
import type { UserRecord } from '../records/user.ts'
import { type ActNeeds, createAct } from './act.ts'
import { SYSTEM } from './actor.ts'

/** Setting that holds the hash of the one-time set-up secret. */
const SETUP_KEY = 'setup'
const TOKEN_NAME = 'ADMIN_TOKEN'

interface Needs extends ActNeeds {
  catalogue: ActNeeds['catalogue'] & Pick<Catalogue, 'users'>
}

/**
 * Makes sure that somebody can sign in: the account that the environment asks for, or else a one-time set-up secret.
 * An account that exists keeps its password, so that a change made in the studio survives a restart.
 * @returns the secret for the set-up link, or null where there is an administrator
 */
export async function prepareAdministrator(needs: Needs, admin: AdminConfig | null): Promise<string | null> {
  const act = createAct(needs)
  const { users } = needs.catalogue
  if (admin) {
    const user = (await users.byEmail(admin.email)) ?? (await createFrom(admin))
    if (admin.token) await useToken(user.id, hashSecret(admin.token))
  }
  if (await users.hasAdministrator()) return null
  const secret = newSecret()
  await act(SYSTEM, 'account.create', ({ to }) => to.settings.set(SETUP_KEY, hashSecret(secret)))
  return secret

  async function createFrom({ email, password }: AdminConfig): Promise<UserRecord> {
    const hashed = password && (await hashPassword(password))
    return act(SYSTEM, 'account.create', async ({ to, note }) => {
      const name = email.split('@')[0] ?? email
      const made = await to.users.create({ email, name, role: 'administrator', password: hashed })
      if (made) note(made.id, { after: { email: made.email, role: made.role } })
      // Where another server of the same catalogue was faster, it is there.
      const user = made ?? (await to.users.byEmail(email))
      if (!user) throw new Error(`${email} could be neither created nor found`)
      return user
    })
  }

  /** One at a time: the token of an earlier start stops working when the variable changes. */
  function useToken(userId: string, hash: string): Promise<void> {
    return act(SYSTEM, 'account.add-token', async ({ to, note }) => {
      // Servers of one catalogue start side by side.
      await to.users.hold(userId)
      const tokens = await to.credentials.tokensOf(userId)
      if (tokens.some((token) => token.hash === hash)) return
      for (const { id, name } of tokens) {
        if (name === TOKEN_NAME) await to.credentials.revokeToken(id, userId)
      }
      await to.credentials.addToken(userId, TOKEN_NAME, hash)
      note(userId, { after: { token: TOKEN_NAME } })
    })
  }
}

export type CreateFirst = (secret: string, user: Omit<NewUser, 'role'>) => Promise<UserRecord>

/** The account of whoever opens the set-up link, once. */
export function createFirstAdministrator(needs: ActNeeds): CreateFirst {
  const act = createAct(needs)
  /** @throws ChaskiError `forbidden` for a secret that is not, or no longer, the one of the link; `email_taken` */
  return (secret, user) =>
    act(SYSTEM, 'account.create', async ({ to, note }) => {
      if (await to.users.hasAdministrator()) throw new ChaskiError('forbidden')
      if (!(await to.settings.take(SETUP_KEY, hashSecret(secret)))) throw new ChaskiError('forbidden')
      const made = await to.users.create({ ...user, role: 'administrator' })
      if (!made) throw new ChaskiError('email_taken')
      note(made.id, { after: { email: made.email, name: made.name, role: made.role } })
      return made
    })
}
