import { pino } from 'pino'
import { expect, test } from 'vitest'
import { promptly } from '../../../server/jobs/prompt-dispatch.ts'

const log = pino({ level: 'silent' })
const ref = { workId: 'w', version: 1 }
const never = () => new Promise<void>(() => {})
const nothing = { makePoster: never, timeScript: never }
const failing = async () => {
  throw new Error('refused')
}

test('who changed something is answered where the queue hangs or refuses, since the change is stored', async () => {
  const hanging = promptly({ ...nothing, make: never, cancel: never, allow: never }, log, 10)
  await hanging.cancel(ref)
  await hanging.allow(ref)
  const refusing = promptly({ ...nothing, make: failing, cancel: failing, allow: failing }, log, 10)
  await refusing.cancel(ref)
})

test('a queue that answers is waited for', async () => {
  let done = false
  const slow = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    done = true
  }
  await promptly({ ...nothing, make: never, cancel: slow, allow: never }, log, 5_000).cancel(ref)
  expect(done).toBe(true)
})
