import { expect, test } from 'vitest'
import { asChaskiError, retryAfter } from '../../../server/http/problems.ts'
import { createVitals } from '../../../server/http/vitals.ts'

const failure = (message: string, facts: object = {}) => Object.assign(new Error(message), facts)

test.each([
  ['a full disk', failure('x', { code: 'ENOSPC' }), 'disk_full'],
  ['a quota', failure('x', { code: 'EDQUOT' }), 'disk_full'],
  ['SQLite on a full disk', failure('database or disk is full', { code: 'SQLITE_FULL' }), 'disk_full'],
  ['Postgres on a full disk', failure('could not extend file', { code: '53100' }), 'disk_full'],
  ['a disk that is read-only', failure('x', { code: 'EROFS', syscall: 'open' }), 'not_ready'],
  ['SQLite on it', failure('attempt to write', { code: 'SQLITE_READONLY_DBMOVED' }), 'not_ready'],
  ['no Postgres', failure('x', { code: 'ECONNREFUSED', syscall: 'connect' }), 'not_ready'],
  ['no socket of Postgres', failure('x', { code: 'ENOENT', syscall: 'connect' }), 'not_ready'],
  ['a Postgres that goes', failure('terminating connection', { code: '57P01' }), 'not_ready'],
  ['a Postgres that went', failure('Connection terminated unexpectedly'), 'not_ready'],
  ['a Redis that went', failure('Connection is closed.'), 'not_ready'],
  ['a file that is missing', failure('x', { code: 'ENOENT', syscall: 'open' }), 'internal'],
  ['a mistake of ours', failure('x is not a function'), 'internal'],
])('%s', (_what, error, code) => {
  expect(asChaskiError(error).code).toBe(code)
})

test('what will pass says when to come back', () => {
  expect([503, 507, 500, 404].map(retryAfter)).toEqual([
    { 'retry-after': '5' },
    { 'retry-after': '60' },
    {},
    {},
  ])
})

test('the catalogue is asked once a second, whatever comes in', async () => {
  let [asked, time] = [0, 0]
  let fails = false
  const ping = async () => {
    asked++
    if (fails) throw new Error('away')
  }
  const vitals = createVitals(ping, () => time)
  expect(await Promise.all([1, 2, 3].map(() => vitals.catalogueAnswers()))).toEqual([true, true, true])
  fails = true
  expect([await vitals.catalogueAnswers(), asked]).toEqual([true, 1])
  time = 1000
  expect([await vitals.catalogueAnswers(), asked]).toEqual([false, 2])
})

test('a catalogue that hangs does not answer', async () => {
  const vitals = createVitals(() => new Promise(() => {}))
  expect(await vitals.catalogueAnswers()).toBe(false)
})
