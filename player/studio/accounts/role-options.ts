import { PERSON_ROLES, type PersonRole } from '../../../media/vocabulary.ts'
import { words as accountTexts } from '../texts/accounts/words.ts'

export function roleOptions(): readonly (readonly [PersonRole, string])[] {
  return PERSON_ROLES.map((role) => [role, accountTexts.accounts.roles[role]])
}
