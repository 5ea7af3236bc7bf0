import { expect, test } from 'vitest'
import { type Access, accessOf } from '../../../server/rules/access.ts'

const now = new Date('2026-03-01T12:00:00Z')
const plain = {
  visibility: 'public',
  visibleVersion: 1,
  publishAt: null,
  publishUntil: null,
  withdrawnAt: null,
  trashedAt: null,
} as const
const past = '2026-03-01T11:59:59.999Z'
const future = '2026-03-01T12:00:00.001Z'

test.each<[string, Partial<Parameters<typeof accessOf>[0]>, Access]>([
  ['a public work', {}, 'shown'],
  ['an unlisted work', { visibility: 'unlisted' }, 'shown'],
  ['a work of which nothing is made yet', { visibleVersion: null }, 'hidden'],
  ['one that was withdrawn before', { visibleVersion: null, withdrawnAt: past }, 'hidden'],
  ['a draft', { visibility: 'draft' }, 'hidden'],
  ['a work whose time has come', { publishAt: past }, 'shown'],
  ['a work whose time comes', { publishAt: future }, 'hidden'],
  ['a work whose time goes on', { publishUntil: future }, 'shown'],
  ['a work whose time is over', { publishUntil: past }, 'hidden'],
  ['a withdrawn work whose time would be over', { publishUntil: past, withdrawnAt: past }, 'withdrawn'],
  ['a withdrawn work', { withdrawnAt: past }, 'withdrawn'],
  ['a withdrawn draft', { visibility: 'draft', withdrawnAt: past }, 'hidden'],
  ['a work that was withdrawn before its time', { publishAt: future, withdrawnAt: past }, 'hidden'],
  ['a work in the trash', { trashedAt: past }, 'hidden'],
  ['a withdrawn work in the trash', { withdrawnAt: past, trashedAt: past }, 'hidden'],
])('%s', (_what, facts, access) => {
  expect(accessOf({ ...plain, ...facts }, now)).toBe(access)
})
