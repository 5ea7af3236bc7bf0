import type { Users } from '../../catalogue/users.ts'

/** What the verbs of `user` need. */
export interface UserVerbNeeds {
  users: Pick<Users, 'create' | 'list' | 'byEmail' | 'update'>
  askPassword(): Promise<string>
  print(line: string): void
}
