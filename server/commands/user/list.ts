import { nothing } from '../arguments/read-arguments.ts'
import type { UserVerbNeeds } from './needs.ts'

export async function listUsers(args: readonly string[], { users, print }: UserVerbNeeds): Promise<void> {
  nothing(args)
  for (const { email, role, name, disabledAt } of await users.list()) {
    print([email, role, name, disabledAt ? 'closed' : ''].join('\t').trimEnd())
  }
}
