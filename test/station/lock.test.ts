import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isStale, takeLock } from '../../station/lock.ts'

const MINUTE = 60_000
const now = Date.parse('2026-01-10T12:00:00Z')
const alive = () => true
const dead = () => false

test.each([
  ['a living agent that just said so', { pid: 7, host: 'pc', beat: now - MINUTE }, alive, false],
  ['a process that is gone', { pid: 7, host: 'pc', beat: now }, dead, true],
  ['a number that another program has now', { pid: 7, host: 'pc', beat: now - 11 * MINUTE }, alive, true],
  ['an agent on another PC', { pid: 7, host: 'otra', beat: now - MINUTE }, dead, false],
  ['an agent on another PC, silent', { pid: 7, host: 'otra', beat: now - 11 * MINUTE }, dead, true],
  ['a file just made and not yet written', { pid: 0, host: '', beat: now - 1000 }, dead, false],
  ['a file that a power cut left empty', { pid: 0, host: '', beat: now - MINUTE }, dead, true],
  ['a beat from the future of a wrong clock', { pid: 7, host: 'pc', beat: now + 60 * MINUTE }, alive, true],
])('%s', (_, holder, isAlive, stale) => {
  expect(isStale(holder, now, 'pc', isAlive)).toBe(stale)
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('the second agent is told, and may come when the first has gone', async () => {
  const path = join(folder, 'lock')
  const giveBack = await takeLock(path)
  await expect(takeLock(path)).rejects.toMatchObject({ failure: 'locked' })
  await giveBack()
  const again = await takeLock(path)
  await again()
})

test('a lock of a process that was killed is taken over by exactly one', async () => {
  const path = join(folder, 'lock')
  await writeFile(path, JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }))
  const tries = await Promise.allSettled([takeLock(path), takeLock(path), takeLock(path)])
  const taken = tries.filter((one) => one.status === 'fulfilled')
  expect(taken).toHaveLength(1)
  await taken[0]?.value()
})

test('an empty lock of long ago is no lock', async () => {
  const path = join(folder, 'lock')
  await writeFile(path, '')
  await utimes(path, new Date(0), new Date(0))
  const giveBack = await takeLock(path)
  await giveBack()
})
