import { describe, expect, test } from 'vitest'
import { CONFIG_EXIT_CODE } from '../../../media/config.ts'
import type { Exit } from '../../../server/processes/tied-process.ts'
import {
  keepRunning,
  type Running,
  restartDelay,
  type Service,
} from '../../../server/supervisor/keep-running.ts'

const KILLED: Exit = { code: null, signal: 'SIGKILL' }

/** A service whose runs end when the test says so. */
function fakeService(failStarts: number[] = []) {
  const ends: ((exit: Exit) => void)[] = []
  let starts = 0
  const service: Service = {
    name: 'fake',
    async start(): Promise<Running> {
      starts += 1
      if (failStarts.includes(starts)) throw new Error(`start ${starts} failed`)
      const exited = new Promise<Exit>((resolve) => ends.push(resolve))
      const end = ends.at(-1)
      return { exited, stop: async () => end?.({ code: 0, signal: null }) }
    },
  }
  return { service, starts: () => starts, end: (exit: Exit) => ends.at(-1)?.(exit) }
}

function lines() {
  const messages: object[] = []
  return { messages, log: { error: (facts: object) => void messages.push(facts) } }
}

const keep = (service: Service, log = lines().log) => keepRunning(service, log, new AbortController().signal)

describe('a service that is kept running', () => {
  test('starts again after it was killed', async () => {
    const { service, starts, end } = fakeService()
    const { log, messages } = lines()
    const kept = await keep(service, log)
    end(KILLED)
    await expect.poll(starts).toBe(2)
    expect(messages).toEqual([{ service: 'fake', ...KILLED, pause: 250 }])
    await kept.stop()
  })

  test('is not started again once it was stopped', async () => {
    const { service, starts } = fakeService()
    const kept = await keep(service)
    await kept.stop()
    await kept.done
    expect(starts()).toBe(1)
  })

  test('can be stopped while it waits for its next start', async () => {
    const { service, starts, end } = fakeService()
    const { log, messages } = lines()
    const kept = await keep(service, log)
    end(KILLED)
    await expect.poll(() => messages.length).toBe(1)
    await kept.stop()
    expect(starts()).toBe(1)
  })

  test('is tried again where a later start fails', async () => {
    const { service, starts, end } = fakeService([2])
    const kept = await keep(service)
    end(KILLED)
    await expect.poll(starts, { timeout: 5_000 }).toBe(3)
    await kept.stop()
  })

  test('is given up where its first start fails', async () => {
    await expect(keep(fakeService([1]).service)).rejects.toThrow('start 1 failed')
  })

  test('is given up where it refuses its settings', async () => {
    const { service, end } = fakeService()
    const kept = await keep(service)
    end({ code: CONFIG_EXIT_CODE, signal: null })
    await expect(kept.done).rejects.toThrow('fake refuses its settings')
  })
})

test('the pause before a start doubles, up to half a minute', () => {
  expect([1, 2, 3, 4, 20].map(restartDelay)).toEqual([250, 500, 1000, 2000, 30_000])
})
