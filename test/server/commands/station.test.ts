import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashSecret } from '../../../server/accounts/secrets.ts'
import { createStationActions } from '../../../server/actions/stations.ts'
import { type Catalogue, createCatalogue, type Writes } from '../../../server/catalogue/catalogue.ts'
import { openSqlite } from '../../../server/catalogue/sqlite.ts'
import { UsageError, verbOf } from '../../../server/commands/arguments/read-arguments.ts'
import { addStation } from '../../../server/commands/station/add.ts'
import { listStations } from '../../../server/commands/station/list.ts'
import { revokeStation } from '../../../server/commands/station/revoke.ts'

describe('station from the shell', () => {
  let folder: string
  let catalogue: Catalogue & Writes
  let baseUrl: string | null = 'https://chaski.example'
  const run = async (...args: string[]): Promise<string> => {
    const lines: string[] = []
    const [verb, rest] = verbOf({ add: addStation, list: listStations, revoke: revokeStation }, args)
    const print = (line: string): void => void lines.push(line)
    const { stations } = catalogue
    const actions = createStationActions({ catalogue, hub: { publish: async () => {} } })
    await verb(rest, { stations, actions, baseUrl, port: 8080, print, say: print })
    return lines.join('\n')
  }

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
    expect(await catalogue.credentials.userOfToken(hashSecret(token))).toMatchObject({
      user: { role: 'station' },
    })
    expect(await run('list')).toMatch(/^[a-z0-9]{16}\tRadio Jauja\tJauja\tnever in contact$/)
    await run('revoke', 'Radio Jauja')
    expect(await catalogue.credentials.userOfToken(hashSecret(token))).toBeUndefined()
    expect(await run('list')).toContain('revoked')
  })

  test.each([
    [[]],
    [['remove']],
    [['constructor']],
    [['list', 'all']],
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

  test('says so where the addresses lead to this machine only', async () => {
    baseUrl = null
    const said = await run('add', 'Radio Local')
    expect(said).toContain('BASE_URL is not set')
    expect(said.indexOf('BASE_URL')).toBeLessThan(said.indexOf('http://localhost:8080/'))
  })
})
