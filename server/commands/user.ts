import { createAccountActions } from '../actions/accounts.ts'
import { verbOf } from './arguments/read-arguments.ts'
import { runCommand } from './run-command.ts'
import { addUser } from './user/add.ts'
import { askPassword } from './user/ask-password.ts'
import { listUsers } from './user/list.ts'
import { changePassword } from './user/passwd.ts'
import { NOBODY_LISTENS, withCatalogue } from './with-catalogue.ts'

const VERBS = { add: addUser, passwd: changePassword, list: listUsers }

await runCommand({
  name: 'user',
  usage: `Usage: ./chaski user add EMAIL [--name NAME] [--role editor|administrator|viewer]
       ./chaski user passwd EMAIL
       ./chaski user list

The password is asked for, or read from the standard input.`,

  async run({ args, env, print }) {
    const [verb, rest] = verbOf(VERBS, args)
    await withCatalogue(env, (catalogue) =>
      verb(rest, {
        users: catalogue.users,
        actions: createAccountActions({ catalogue, hub: NOBODY_LISTENS }),
        askPassword,
        print,
      }),
    )
  },
})
