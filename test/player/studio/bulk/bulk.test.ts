import { expect, test } from 'vitest'
import type { Work } from '../../../../media/schemas/work.ts'
import { ApiProblem } from '../../../../player/studio/api/problem.ts'
import { requestFor, undoOf } from '../../../../player/studio/bulk/bulk-actions.ts'
import { runBulk } from '../../../../player/studio/bulk/run-bulk.ts'

const work = (said: Partial<Work> = {}) =>
  ({
    ...{
      status: 'ready',
      id: 'a',
      title: 'A',
      visibility: 'draft',
      tags: ['agua'],
      programme: null,
      etag: '"1"',
    },
    ...{ withdrawnAt: null, withdrawalReason: null, trashedAt: null, ...said },
  }) as Work

test('what a work is already is not asked for again', () => {
  expect(requestFor(work(), { do: 'show', visibility: 'draft' })).toBeNull()
  expect(requestFor(work(), { do: 'edit', edit: { tags: ['agua'] } })).toBeNull()
  expect(requestFor(work({ trashedAt: 'x' }), { do: 'trash' })).toBeNull()
  expect(requestFor(work(), { do: 'restore' })).toBeNull()
})

test('tags are added to those of each work, and only what differs is sent', () => {
  const edit = { tags: ['salud', 'agua'], programme: 'Género' }
  expect(requestFor(work({ programme: 'Género' }), { do: 'edit', edit })).toEqual({
    ...{ method: 'edit', etag: '"1"' },
    fields: { tags: ['agua', 'salud'] },
  })
})

test('each action is taken back by its counterpart, an edit only where nobody has edited since', () => {
  const show = requestFor(work(), { do: 'show', visibility: 'public' })
  if (!show) throw new Error('nothing to do')
  expect(undoOf(work(), show, work({ visibility: 'public', etag: '"2"' }))).toEqual({
    ...{ method: 'edit', etag: '"2"' },
    fields: { visibility: 'draft' },
  })
  expect(undoOf(work(), { method: 'trash' }, null)).toEqual({ method: 'restore' })
  expect(undoOf(work({ status: 'processing' }), { method: 'trash' }, null)).toEqual({
    ...{ method: 'restore', retry: true },
  })
  expect(undoOf(work({ trashedAt: 'x' }), { method: 'restore' }, work())).toEqual({ method: 'trash' })
  const away = work({ withdrawnAt: 'x', withdrawalReason: 'error' })
  expect(undoOf(away, { method: 'restore' }, work())).toEqual({ method: 'withdraw', reason: 'error' })
})

test('one that is refused does not stop the others, and the last is taken back first', async () => {
  const problem = { code: 'changed_meanwhile', message: 'm', hint: 'h', faulty: [] }
  const api = {
    patch: async <T>(path: string): Promise<T> => {
      if (path.endsWith('/b')) throw new ApiProblem(412, problem)
      return work({ id: path.slice(-1), visibility: 'public' }) as T
    },
    post: () => Promise.reject(new Error('not asked')),
    remove: () => Promise.reject(new Error('not asked')),
  }
  const steps = ['a', 'b', 'c'].map((id) => ({
    work: work({ id }),
    request: { method: 'edit', fields: { visibility: 'public' }, etag: '"1"' } as const,
  }))
  const told: number[] = []
  const result = await runBulk(steps, api, (done) => told.push(done))
  expect(result).toMatchObject({ done: 2, failed: [{ work: { id: 'b' }, problem }] })
  expect(result.undo.map(({ work: { id } }) => id)).toEqual(['c', 'a'])
  expect(told).toEqual([1, 2, 3])
})
