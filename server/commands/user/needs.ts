import type { AccountActions } from '../../actions/accounts.ts'
import type { Reads } from '../../catalogue/catalogue.ts'

/** What the verbs of `user` need. */
export interface UserVerbNeeds {
  users: Pick<Reads['users'], 'list' | 'byEmail'>
  actions: Pick<AccountActions, 'create' | 'edit'>
  askPassword(): Promise<string>
  print(line: string): void
}
