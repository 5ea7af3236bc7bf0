import { shellActor } from '../../actions/actor.ts'
import { onlyOne, UsageError } from '../arguments/read-arguments.ts'
import type { UserVerbNeeds } from './needs.ts'
import { newPassword } from './new-password.ts'

/** The way back in when the only administrator has forgotten the password. */
export async function changePassword(
  args: readonly string[],
  { users, actions, askPassword, print }: UserVerbNeeds,
): Promise<void> {
  const email = onlyOne(args, 'one e-mail address is needed')
  const user = await users.byEmail(email)
  if (!user) throw new UsageError(`${email} has no account`)
  const password = await newPassword(askPassword)
  await actions.edit(shellActor('user passwd'), user.id, { password })
  print(`${user.email} has a new password and is signed out everywhere`)
}
