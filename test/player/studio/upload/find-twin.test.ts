import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { ApiProblem } from '../../../../player/studio/api/problem.ts'
import { findTwin } from '../../../../player/studio/upload/find-twin.ts'
import { hashOf } from '../../../../player/studio/upload/hash-of.ts'

const file = (text: string) => new File([text], 'a.wav')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A server with works of these contents. */
const serverWith = (...contents: string[]) => ({
  get: async <T>(path: string) => {
    const bytes = Number(new URL(path, 'http://any').searchParams.get('bytes'))
    const items = contents
      .filter(({ length }) => length === bytes)
      .map((text) => ({ id: `id of ${text}`, title: text, sha256: sha256(text) }))
    return { items } as T
  },
})

it('hashes as every other program does, also what is larger than a piece', async () => {
  const text = 'ábc'.repeat(1_500_000)
  expect(await hashOf(file(text))).toBe(sha256(text))
  expect(await hashOf(file(''))).toBe(sha256(''))
})

it('finds the work with the same content, and none that is only as long', async () => {
  const server = serverWith('uno', 'dos', 'tres')
  expect(await findTwin(file('dos'), [], server)).toEqual({ title: 'dos', workId: 'id of dos' })
  expect(await findTwin(file('abc'), [], server)).toBeNull()
})

it('finds an upload that is on its way', async () => {
  const queued = [
    { file: file('xyz'), title: 'Otro' },
    { file: file('abc'), title: 'Primero' },
  ]
  expect(await findTwin(file('abc'), queued, serverWith())).toEqual({ title: 'Primero', workId: null })
})

it('sends rather than waits where it cannot ask', async () => {
  const away = {
    get: () => Promise.reject(new ApiProblem(0, { code: 'unreachable', message: '', hint: '', faulty: [] })),
  }
  expect(await findTwin(file('dos'), [], away)).toBeNull()
})
