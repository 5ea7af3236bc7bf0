import type { Reads } from '../catalogue/catalogue.ts'
import type { AdminConfig } from '../config/config.ts'
import { hashPassword } from './passwords.ts'
import { hashSecret, newSecret } from './secrets.ts'

/** Setting that holds the hash of the one-time set-up secret. */
export const SETUP_KEY = 'setup'
const TOKEN_NAME = 'ADMIN_TOKEN'

type Accounts = Pick<Reads, 'users' | 'credentials' | 'settings'>

/**
 * Makes sure that somebody can sign in: the account that the environment asks for, or else a one-time set-up secret.
 * An account that exists keeps its password, so that a change made in the studio survives a restart.
 * @returns the secret for the set-up link, or null where there is an administrator
 */
export async function prepareAdministrator(
  { users, credentials, settings }: Accounts,
  admin: AdminConfig | null,
): Promise<string | null> {
  if (admin) {
    const existing = await users.byEmail(admin.email)
    const user =
      existing ??
      (await users.create({
        email: admin.email,
        name: admin.email.split('@')[0] ?? admin.email,
        role: 'administrator',
        password: admin.password && (await hashPassword(admin.password)),
      })) ??
      // Another server of the same catalogue was faster.
      (await users.byEmail(admin.email))
    if (user && admin.token) {
      const hash = hashSecret(admin.token)
      const tokens = await credentials.tokensOf(user.id)
      if (!tokens.some((token) => token.hash === hash)) {
        // One at a time: the token of an earlier start stops working when the variable changes.
        for (const { id, name } of tokens) {
          if (name === TOKEN_NAME) await credentials.revokeToken(id, user.id)
        }
        await credentials.addToken(user.id, TOKEN_NAME, hash)
      }
    }
  }
  if (await users.hasAdministrator()) return null
  const secret = newSecret()
  await settings.set(SETUP_KEY, hashSecret(secret))
  return secret
}
