import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** With which the demo signs in by itself, and a person in the studio. */
export interface DemoAccount {
  email: string
  /** Null where an administrator has only a token. */
  password: string | null
  token: string
}

/**
 * The account of the demo in this data folder, made at the first run. It is kept because an account that exists keeps
 * its password; only the owner of the folder can read it.
 */
export async function demoAccount(path: string): Promise<DemoAccount> {
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (kept !== null) return JSON.parse(kept) as DemoAccount
  const account: DemoAccount = {
    email: 'demo@chaski.example',
    password: randomBytes(9).toString('base64url'),
    token: randomBytes(32).toString('base64url'),
  }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, JSON.stringify(account), { mode: 0o600 })
  return account
}
