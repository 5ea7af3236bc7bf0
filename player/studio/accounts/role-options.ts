import { PERSON_ROLES, type PersonRole } from '../../../media/vocabulary.ts'
import { texts } from '../texts/texts.ts'

export const ROLE_OPTIONS: readonly (readonly [PersonRole, string])[] = PERSON_ROLES.map((role) => [
  role,
  texts.accounts.roles[role],
])
