import { PERSON_ROLES } from '../../../media/vocabulary.ts'
import { shellActor } from '../../actions/actor.ts'
import { onlyOne, readArguments, UsageError } from '../arguments/read-arguments.ts'
import type { UserVerbNeeds } from './needs.ts'
import { newPassword } from './new-password.ts'

export async function addUser(
  args: readonly string[],
  { users, actions, askPassword, print }: UserVerbNeeds,
): Promise<void> {
  const { values, positionals } = readArguments(args, { name: { type: 'string' }, role: { type: 'string' } })
  const email = onlyOne(positionals, 'one e-mail address is needed')
  if (!/^\S+@\S+$/.test(email)) throw new UsageError(`${email} is not an e-mail address`)
  const role = PERSON_ROLES.find((known) => known === (values.role ?? 'editor'))
  if (!role) throw new UsageError(`${values.role} is no role; there are ${PERSON_ROLES.join(', ')}`)
  if (await users.byEmail(email)) throw new UsageError(`${email} has an account already`)
  const name = values.name ?? email.slice(0, email.indexOf('@'))
  const password = await newPassword(askPassword)
  const user = await actions.create(shellActor('user add'), { email, name, role, password })
  print(`${user.email} can sign in as ${user.role}`)
}
