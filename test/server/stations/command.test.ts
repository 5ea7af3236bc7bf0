import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashSecret } from '../../../server/accounts/secrets.ts'
import { type Catalogue, createCatalogue } from '../../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { stationCommand, UsageError } from '../../../server/stations/command.ts'

describe('station from the shell', () => {
  let folder: string
  let catalogue: Catalogue
  const run = (...args: string[]) => stationCommand(args, { catalogue, baseUrl: 'https://chaski.example' })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaski-command-'))
    catalogue = await createCatalogue(openSqlite(join(folder, 'catalogue.sqlite')))
  })
  afterAll(async () => {
    await catalogue.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('adds a station, whose token works until it is revoked', async () => {
    const said = await run(
      'add',
      'Radio Jauja',
      '--place',
      'Jauja',
      '--languages',
      'es-PE, qxw',
      '--carts',
      '501-599',
    )
    const token = /token +(\S+)/.exec(said)?.[1] ?? ''
    expect(said).toMatch(/feed +https:\/\/chaski\.example\/feeds\/[\w-]{43}\/spots\.xml/)
    expect(await catalogue.credentials.userOfToken(hashSecret(token))).toMatchObject({ role: 'station' })
    expect(await run('list')).toMatch(/^[a-z0-9]{16}\tRadio Jauja\tJauja\tnever in contact\n$/)
    await run('revoke', 'Radio Jauja')
    expect(await catalogue.credentials.userOfToken(hashSecret(token))).toBeUndefined()
    expect(await run('list')).toContain('revoked')
  })

  test.each([
    [[]],
    [['remove']],
    [['add']],
    [['add', 'A', 'B']],
    [['add', 'A', '--color', 'red']],
    [['add', 'A', '--languages', 'castellano']],
    [['add', 'A', '--carts', '20-10']],
    [['add', 'A', '--email', 'nobody']],
    [['revoke']],
    [['revoke', 'No such station']],
  ])('says what is wrong with %j', async (args) => {
    await expect(run(...args)).rejects.toThrow(UsageError)
  })
})
