import { expect, test } from 'vitest'
import { AUDIT_VERBS } from '../../../media/schemas/audit.ts'
import type { Actor } from '../../../server/records/actor.ts'
import { mayDo, mayManage } from '../../../server/rules/permissions.ts'

const person = (role: 'administrator' | 'editor' | 'station'): Actor => ({ type: 'person', id: 'p', role })
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

test('an editor may do all but manage the accounts of others', () => {
  expect(allowed(person('editor'))).toEqual(
    AUDIT_VERBS.filter((verb) => !['account.create', 'account.edit', 'account.lock-out'].includes(verb)),
  )
  expect(mayManage(person('editor'), 'p')).toBe(true)
  expect(mayManage(person('editor'), 'somebody else')).toBe(false)
  expect(mayManage(person('administrator'), 'somebody else')).toBe(true)
  expect(mayManage(station, 's')).toBe(false)
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
