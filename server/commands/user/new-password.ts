import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../../media/passwords.ts'
import { hashPassword } from '../../accounts/passwords.ts'
import { UsageError } from '../arguments/read-arguments.ts'

/** Asks for a password. @returns its hash */
export async function newPassword(askPassword: () => Promise<string>): Promise<string> {
  const password = await askPassword()
  if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
    throw new UsageError(`a password has ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters`)
  }
  return hashPassword(password)
}
