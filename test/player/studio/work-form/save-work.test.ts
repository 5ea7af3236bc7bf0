import { expect, test } from 'vitest'
import type { Work, WorkEdit } from '../../../../media/schemas/work.ts'
import { ApiProblem } from '../../../../player/studio/api/problem.ts'
import { type EditOver, saveWork } from '../../../../player/studio/work-form/save-work.ts'
import { sampleWork as work } from '../../../support/sample-work.ts'

const problem = (code: string) => new ApiProblem(412, { code, message: '', hint: '', faulty: [] })

/** A server on which somebody else saves `others` titles, each after the last was read and before ours arrives. */
function serverWith(others: string[]) {
  let current = work({ title: 'Hilario', etag: '"0"' })
  const sent: [WorkEdit, string | undefined][] = []
  const api = {
    get: async <T>() => current as T,
    patch: async <T>(_path: string, body: unknown, etag?: string) => {
      sent.push([body as WorkEdit, etag])
      const title = others.shift()
      if (title !== undefined) current = { ...current, title, etag: `"${title}"` }
      if (etag !== current.etag) throw problem('changed_meanwhile')
      current = { ...current, ...(body as WorkEdit), etag: '"saved"' }
      return current as T
    },
  }
  return { api, sent, first: current }
}

const save = async (others: string[], editOver: EditOver) => {
  const { api, sent, first } = serverWith(others)
  const taken: Work[] = []
  const saved = await saveWork(api, first, editOver, (newer) => void taken.push(newer))
  return { saved, sent, taken }
}

test('an edit is sent with what it was made on', async () => {
  const { saved, sent, taken } = await save([], () => ({ credits: 'Ana' }))
  expect(sent).toEqual([[{ credits: 'Ana' }, '"0"']])
  expect(saved).toMatchObject({ title: 'Hilario', credits: 'Ana' })
  expect(taken).toEqual([])
})

test('what others saved in other fields is taken over, and ours comes on top', async () => {
  const { saved, sent, taken } = await save(['De ella', 'De él'], () => ({ credits: 'Ana' }))
  expect(sent.map(([, etag]) => etag)).toEqual(['"0"', '"De ella"', '"De él"'])
  expect(taken.map(({ title }) => title)).toEqual(['De ella', 'De él'])
  expect(saved).toMatchObject({ title: 'De él', credits: 'Ana' })
})

test('where both changed the same, nothing more is sent, and theirs is shown', async () => {
  const { saved, sent, taken } = await save(['De ella'], ({ title }) =>
    title === 'Hilario' ? { title: 'Mío' } : null,
  )
  expect(saved).toBeNull()
  expect(sent).toHaveLength(1)
  expect(taken).toMatchObject([{ title: 'De ella' }])
})

test('a work that changes without end, and any other problem, are told', async () => {
  await expect(save(['1', '2', '3', '4', '5', '6'], () => ({ credits: 'Ana' }))).rejects.toThrow(ApiProblem)
  const api = { get: async () => expect.fail(), patch: () => Promise.reject(problem('forbidden')) }
  await expect(
    saveWork(
      api,
      work(),
      () => ({ credits: '' }),
      () => {},
    ),
  ).rejects.toThrow(ApiProblem)
})
