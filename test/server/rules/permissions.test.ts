import { expect, test } from 'vitest'
import { AUDIT_VERBS } from '../../../media/schemas/audit.ts'
import type { Role } from '../../../media/vocabulary.ts'
import type { Actor } from '../../../server/records/actor.ts'
import { mayDo, mayManage } from '../../../server/rules/permissions.ts'

const person = (role: Role): Actor => ({ type: 'person', id: 'p', role })
const station: Actor = { type: 'station', id: 's' }
const allowed = (actor: Actor) => AUDIT_VERBS.filter((verb) => mayDo(actor, verb))

test('an administrator, the server and the shell may do everything', () => {
  for (const actor of [
    person('administrator'),
    { type: 'system' },
    { type: 'shell', command: 'user' },
  ] as const) {
    expect(allowed(actor)).toEqual(AUDIT_VERBS)
  }
})

const OF_ADMINISTRATORS: readonly string[] = [
  'account.create',
  'account.invite',
  'account.take-back-invitation',
  'account.edit',
  'account.lock-out',
]

test('an editor may do all but manage the accounts of others', () => {
  expect(allowed(person('editor'))).toEqual(AUDIT_VERBS.filter((verb) => !OF_ADMINISTRATORS.includes(verb)))
  expect(mayManage(person('editor'), 'p')).toBe(true)
  expect(mayManage(person('editor'), 'somebody else')).toBe(false)
  expect(mayManage(person('administrator'), 'somebody else')).toBe(true)
  expect(mayManage(station, 's')).toBe(false)
})

test('a viewer of figures may look after the own account, and change nothing else', () => {
  expect(allowed(person('viewer'))).toEqual([
    'account.change-password',
    'account.add-token',
    'account.revoke-token',
    'account.end-session',
    'account.sign-in',
    'account.sign-out',
  ])
})

test('a station may tell of itself, and change nothing else', () => {
  expect(allowed(station)).toEqual([
    'station.report-airings',
    'station.learn-logs',
    'station.ask-about-log',
    'station.discard-log',
    'station.take-back-airing',
    'station.acknowledge',
    'station.confirm-withdrawal',
  ])
  expect(allowed(person('station'))).toEqual([])
})
