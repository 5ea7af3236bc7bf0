import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyPassword } from '../../../server/accounts/passwords.ts'
import { hashSecret } from '../../../server/accounts/secrets.ts'
import { prepareAdministrator } from '../../../server/actions/first-administrator.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'

let catalogue: Catalogue & Writes
beforeEach(async () => {
  catalogue = await createCatalogue(openSqlite(':memory:'))
})
afterEach(() => catalogue.close())

const hub = { publish: async () => {} }
const ADMIN = { email: 'ana@example.org', password: 'una clave larga', token: null }
const passwordOf = async (email: string) => (await catalogue.users.withPassword(email))?.password ?? null

test('the account of the environment is made, and no set-up link is needed', async () => {
  expect(await prepareAdministrator({ catalogue, hub }, ADMIN)).toBeNull()
  expect(await catalogue.users.byEmail(ADMIN.email)).toMatchObject({ role: 'administrator', name: 'ana' })
  expect(await verifyPassword(ADMIN.password, await passwordOf(ADMIN.email))).toBe(true)
})

test('an account that exists keeps the password that its owner has chosen', async () => {
  await prepareAdministrator({ catalogue, hub }, ADMIN)
  const before = await passwordOf(ADMIN.email)
  await prepareAdministrator({ catalogue, hub }, { ...ADMIN, password: 'otra clave larga' })
  expect(await passwordOf(ADMIN.email)).toBe(before)
})

test('a token of the environment works, and the one of an earlier start no longer', async () => {
  const admin = { email: 'admin@localhost', password: null }
  await prepareAdministrator({ catalogue, hub }, { ...admin, token: 'first' })
  await prepareAdministrator({ catalogue, hub }, { ...admin, token: 'first' })
  await prepareAdministrator({ catalogue, hub }, { ...admin, token: 'second' })
  expect(await catalogue.credentials.userOfToken(hashSecret('second'))).toMatchObject({
    user: {
      role: 'administrator',
    },
  })
  expect(await catalogue.credentials.userOfToken(hashSecret('first'))).toBeUndefined()
})

test('each start without an administrator gives a new secret, and the last one counts', async () => {
  const first = await prepareAdministrator({ catalogue, hub }, null)
  const second = await prepareAdministrator({ catalogue, hub }, null)
  expect(await catalogue.settings.take('setup', hashSecret(first ?? ''))).toBe(false)
  expect(await catalogue.settings.take('setup', hashSecret(second ?? ''))).toBe(true)
})
