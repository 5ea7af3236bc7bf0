import { expect, it } from 'vitest'
import { createTurns } from '../../../workers/harness/turns.ts'

const { signal } = new AbortController()

it('lets one after another run, in order', async () => {
  const turns = createTurns(1)
  const told: string[] = []
  const job = (name: string) => async () => {
    told.push(`${name} begins`)
    await Promise.resolve()
    told.push(`${name} ends`)
  }
  await Promise.all(['a', 'b', 'c'].map((name) => turns.take(signal, job(name))))
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

it('passes the turn on after a failure', async () => {
  const turns = createTurns(1)
  const failed = turns.take(signal, () => Promise.reject(new Error('no')))
  const next = turns.take(signal, async () => 'done')
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('done')
})

it('lets whoever is stopped while waiting go at once', async () => {
  const turns = createTurns(1)
  let end = (): void => {}
  const first = turns.take(
    signal,
    () =>
      new Promise<void>((resolve) => {
        end = resolve
      }),
  )
  const stop = new AbortController()
  const second = turns.take(stop.signal, async () => 'never')
  stop.abort(new Error('cancelled'))
  await expect(second).rejects.toThrow('cancelled')
  end()
  await first
  expect(await turns.take(signal, async () => 'third')).toBe('third')
})
