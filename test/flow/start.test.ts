import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CONFIG_EXIT_CODE } from '../../media/config.ts'
import { BARE_ENVIRONMENT } from '../support/bare-environment.ts'
import { freePort } from '../support/free-ports.ts'
import { processesOf, startSystem } from '../support/system.ts'

const START = join(import.meta.dirname, '../../server/commands/start.ts')

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chaski-start-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** Runs `start` with an environment under which it ends by itself. */
async function start(env: Record<string, string>): Promise<{ code: number; stderr: string }> {
  const base = { ...BARE_ENVIRONMENT, HOST: '127.0.0.1', LOG_LEVEL: 'fatal', DATA_DIR: dataDir }
  const child = spawn(process.execPath, [START], {
    env: { ...base, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code, stderr }
}

describe('start', () => {
  test('tells every mistake in the environment at once, and starts nothing', async () => {
    const { code, stderr } = await start({ PORT: 'eighty', LOG_LEVEL: 'loud' })
    expect(code).toBe(CONFIG_EXIT_CODE)
    expect(stderr).toMatch(/LOG_LEVEL: expected one of [\s\S]* PORT: expected a whole number/)
    expect(await processesOf(dataDir)).toEqual([])
  })

  test('gives up, and stops the rest, where a worker refuses its settings', async () => {
    const { code, stderr } = await start({ PORT: String(await freePort()), WORKER_CONCURRENCY: 'many' })
    expect(code).toBe(70)
    expect(stderr).toMatch(/WORKER_CONCURRENCY: expected a whole number/)
    expect(await processesOf(dataDir)).toEqual([])
  })

  test('says so where its port is taken, and leaves no Redis behind', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await start({ PORT: String(port) })
    other.close()
    expect(code).toBe(70)
    expect(stderr).toContain(
      `chaski start: cannot listen on 127.0.0.1 port ${port}; set PORT to one that is free (listen EADDRINUSE`,
    )
    expect(await processesOf(dataDir)).toEqual([])
  })

  test('ends cleanly when it is told to', async () => {
    const system = await startSystem()
    // The server answers before the workers are there.
    await expect
      .poll(async () => (await system.processes()).length, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(4)
    await system.halt()
    expect(await system.processes()).toEqual([])
    await system.stop()
  })
})
