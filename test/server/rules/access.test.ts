import { expect, test } from 'vitest'
import { type Access, accessOf } from '../../../server/rules/access.ts'

const now = new Date('2026-03-01T12:00:00Z')
const plain = {
  visibility: 'public',
  visible_version: 1,
  publish_at: null,
  withdrawn_at: null,
  trashed_at: null,
} as const
const past = '2026-03-01T11:59:59.999Z'
const future = '2026-03-01T12:00:00.001Z'

test.each<[string, Partial<Parameters<typeof accessOf>[0]>, Access]>([
  ['a public work', {}, 'shown'],
  ['an unlisted work', { visibility: 'unlisted' }, 'shown'],
  ['a work of which nothing is made yet', { visible_version: null }, 'hidden'],
  ['one that was withdrawn before', { visible_version: null, withdrawn_at: past }, 'hidden'],
  ['a draft', { visibility: 'draft' }, 'hidden'],
  ['a work whose time has come', { publish_at: past }, 'shown'],
  ['a work whose time comes', { publish_at: future }, 'hidden'],
  ['a withdrawn work', { withdrawn_at: past }, 'withdrawn'],
  ['a withdrawn draft', { visibility: 'draft', withdrawn_at: past }, 'hidden'],
  ['a work that was withdrawn before its time', { publish_at: future, withdrawn_at: past }, 'hidden'],
  ['a work in the trash', { trashed_at: past }, 'hidden'],
  ['a withdrawn work in the trash', { withdrawn_at: past, trashed_at: past }, 'hidden'],
])('%s', (_what, facts, sight) => {
  expect(accessOf({ ...plain, ...facts }, now)).toBe(sight)
})
