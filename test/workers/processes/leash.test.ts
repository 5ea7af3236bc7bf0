import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const PROCESSES = join(import.meta.dirname, '../../../workers/processes')
const run = promisify(execFile)
const PATH = '/usr/local/bin:/usr/bin:/bin'

test('what reads an upload learns nothing of the secrets of its worker', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-leash-'))
  try {
    await writeFile(join(folder, 'ffmpeg'), '#!/bin/sh\nenv\necho "$@"\n')
    await chmod(join(folder, 'ffmpeg'), 0o755)
    const env = { PATH: `${folder}:${PATH}`, DATABASE_URL: 'postgres://secret', NODE_CHANNEL_FD: '3' }
    const { stdout } = await run(join(PROCESSES, 'ffmpeg.sh'), ['-i', 'two words', "it's $HOME"], { env })
    expect(stdout).not.toContain('secret')
    expect(stdout).toContain(`PATH=${folder}:`)
    expect(stdout).toContain('NODE_CHANNEL_FD=3')
    expect(stdout).toContain("-i two words it's $HOME\n")
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('programs are found where there is no search path', async () => {
  const { stdout } = await run(join(PROCESSES, 'leash.sh'), ['sh', '-c', 'echo ran'], { env: {} })
  expect(stdout).toBe('ran\n')
})

test.runIf(existsSync('/proc/self/autogroup'))(
  'what shall stand back does so in its own session too',
  async () => {
    const leashed = [join(PROCESSES, 'leash.sh'), 'cat', '/proc/self/autogroup']
    const patient = await run('nice', ['-n', '10', ...leashed], { env: { PATH } })
    const usual = await run('sh', leashed, { env: { PATH } })
    expect(patient.stdout).toMatch(/nice 10$/m)
    expect(usual.stdout).toMatch(/nice 0$/m)
  },
)

test('a limit of memory that the caller sets still holds', async () => {
  const env = { PATH, LEASH_ADDRESS_SPACE: '4000000' }
  const { stdout } = await run(join(PROCESSES, 'leash.sh'), ['sh', '-c', 'ulimit -v'], { env })
  expect(stdout).toBe('4000000\n')
})
