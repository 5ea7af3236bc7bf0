import { parseArgs } from 'node:util'
import { hashPassword } from '../../accounts/passwords.ts'
import type { Users } from '../../catalogue/users.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../config.ts'

export const USAGE = `Usage: ./chaski user add EMAIL [--name NAME] [--role editor|administrator]
       ./chaski user passwd EMAIL
       ./chaski user list

The password is asked for, or read from the standard input.
`

const ROLES = ['editor', 'administrator'] as const

/** A mistake of the person who typed the command; its message is all that they need. */
export class UserCommandError extends Error {
  override readonly name = 'UserCommandError'
}

interface Terminal {
  askPassword(): Promise<string>
  print(line: string): void
}

/**
 * Accounts from the shell: the way back in when the only administrator has forgotten the password.
 * @throws UserCommandError for what was typed wrongly
 */
export async function manageUsers(
  argv: string[],
  users: Pick<Users, 'create' | 'list' | 'byEmail' | 'update'>,
  { askPassword, print }: Terminal,
): Promise<void> {
  const { verb, email, name, role } = read(argv)
  switch (verb) {
    case 'list': {
      for (const user of await users.list()) {
        print([user.email, user.role, user.name, user.disabledAt ? 'closed' : ''].join('\t').trimEnd())
      }
      return
    }
    case 'add': {
      if (await users.byEmail(email)) throw new UserCommandError(`${email} has an account already`)
      const password = await newPassword(askPassword)
      const user = await users.create({ email, name: name ?? email.split('@')[0] ?? email, role, password })
      if (!user) throw new UserCommandError(`${email} has an account already`)
      return print(`${user.email} can sign in as ${user.role}`)
    }
    case 'passwd': {
      const user = await users.byEmail(email)
      if (!user) throw new UserCommandError(`${email} has no account`)
      await users.update(user.id, { password: await newPassword(askPassword) })
      return print(`${user.email} has a new password and is signed out everywhere`)
    }
  }
}

function read(argv: string[]) {
  const { positionals, values } = parse(argv)
  const [verb, email = '', ...rest] = positionals
  if (verb !== 'add' && verb !== 'passwd' && verb !== 'list') throw new UserCommandError(USAGE)
  if (rest.length > 0 || (verb === 'list') !== (email === '')) throw new UserCommandError(USAGE)
  if (verb !== 'list' && !/^\S+@\S+$/.test(email))
    throw new UserCommandError(`${email} is not an e-mail address`)
  const role = ROLES.find((known) => known === (values.role ?? 'editor'))
  if (!role) throw new UserCommandError(`${values.role} is no role; there are ${ROLES.join(' and ')}`)
  return { verb, email, name: values.name, role } as const
}

function parse(argv: string[]) {
  try {
    const options = { name: { type: 'string' }, role: { type: 'string' } } as const
    return parseArgs({ args: argv, allowPositionals: true, options })
  } catch (cause) {
    throw new UserCommandError(USAGE, { cause })
  }
}

async function newPassword(askPassword: () => Promise<string>): Promise<string> {
  const password = await askPassword()
  if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
    throw new UserCommandError(`a password has ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters`)
  }
  return hashPassword(password)
}
