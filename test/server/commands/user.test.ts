import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyPassword } from '../../../server/accounts/passwords.ts'
import { createAccountActions } from '../../../server/actions/accounts.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { verbOf } from '../../../server/commands/arguments/read-arguments.ts'
import { addUser } from '../../../server/commands/user/add.ts'
import { listUsers } from '../../../server/commands/user/list.ts'
import { changePassword } from '../../../server/commands/user/passwd.ts'

let catalogue: Catalogue & Writes
let printed: string[]

beforeEach(async () => {
  catalogue = await createCatalogue(openSqlite(':memory:'))
  printed = []
})
afterEach(() => catalogue.close())

const user = async (line: string, password = 'una clave larga'): Promise<void> => {
  const [verb, rest] = verbOf({ add: addUser, passwd: changePassword, list: listUsers }, line.split(' '))
  await verb(rest, {
    users: catalogue.users,
    actions: createAccountActions({ catalogue, hub: { publish: async () => {} } }),
    askPassword: async () => password,
    print: (text) => void printed.push(text),
  })
}

describe('./chaski user', () => {
  test('adds an editor who can sign in', async () => {
    await user('add Ana@Example.org')
    expect(printed).toEqual(['ana@example.org can sign in as editor'])
    const found = await catalogue.users.withPassword('ana@example.org')
    expect(found?.user).toMatchObject({ name: 'Ana', role: 'editor' })
    expect(await verifyPassword('una clave larga', found?.password ?? null)).toBe(true)
  })

  test('adds an administrator with a name', async () => {
    await user('add ana@example.org --role administrator --name Ana')
    expect(await catalogue.users.byEmail('ana@example.org')).toMatchObject({
      name: 'Ana',
      role: 'administrator',
    })
  })

  test('changes a password', async () => {
    await user('add ana@example.org')
    await user('passwd ana@example.org', 'otra clave larga')
    const found = await catalogue.users.withPassword('ana@example.org')
    expect(await verifyPassword('otra clave larga', found?.password ?? null)).toBe(true)
  })

  test('lists who there is', async () => {
    await user('add berta@example.org --role administrator')
    await user('add ana@example.org')
    printed = []
    await user('list')
    expect(printed).toEqual(['ana@example.org\teditor\tana', 'berta@example.org\tadministrator\tberta'])
  })

  test.each([
    ['passwd nobody@example.org', 'nobody@example.org has no account'],
    ['add ana', 'ana is not an e-mail address'],
    ['add ana@example.org --role station', 'station is no role; there are administrator, editor, viewer'],
    ['add ana@example.org another', 'one e-mail address is needed'],
    ['add ana@example.org --colour red', "Unknown option '--colour'"],
    ['remove ana@example.org', 'unknown: remove; there are add, passwd, list'],
    ['list all', 'unexpected: all'],
  ])('answers “%s” with what is wrong', async (line, message) => {
    await expect(user(line)).rejects.toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(message) }),
    )
    expect(await catalogue.users.list()).toEqual([])
  })

  test('refuses an account that is there already, and a short password', async () => {
    await user('add ana@example.org')
    await expect(user('add ANA@example.org')).rejects.toThrow('has an account already')
    await expect(user('passwd ana@example.org', 'corta')).rejects.toThrow(
      'a password has 10 to 200 characters',
    )
  })
})
