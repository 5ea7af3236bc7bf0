import type { Reads } from '../catalogue/catalogue.ts'
import { isStaff, SESSION_COOKIE } from './authentication.ts'
import { hashSecret } from './secrets.ts'

const SESSION = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([^;]+)`)

/** Whether a `Cookie` header belongs to signed-in staff; for requests that bypass `authentication`. */
export async function isStaffCookie(
  header: string | undefined,
  credentials: Pick<Reads['credentials'], 'userOfSession'>,
): Promise<boolean> {
  const secret = header && SESSION.exec(header)?.[1]
  if (!secret) return false
  return isStaff({ user: (await credentials.userOfSession(hashSecret(secret))) ?? null })
}
