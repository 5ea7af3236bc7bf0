import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

// The command itself is real; the project around it is a small one, whose npm only notes that it was called,
// so that a set-up takes no minutes and no network.

const CHASKI = join(import.meta.dirname, '../../chaski')

const NPM = `#!/bin/sh
echo "npm $*" >> "$CALLS"
case $1 in
  ci) mkdir -p node_modules/.bin; ln -sf "$NODE_24" node_modules/.bin/node ;;
  run) mkdir -p player/dist ;;
esac
`

let folder: string
let project: string
let calls: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-command-'))
  project = join(folder, 'a clone with spaces')
  calls = join(folder, 'calls')
  for (const path of ['media', 'player/site', 'station', 'server/commands', '../bin']) {
    await mkdir(join(project, path), { recursive: true })
  }
  await copyFile(CHASKI, join(project, 'chaski'))
  await write('package-lock.json', '{}')
  await write('media/config.ts', '')
  await write('player/site/main.ts', '')
  await write('station/main.ts', '')
  await write(
    'server/commands/start.ts',
    'console.log("started", ...process.argv.slice(2), process.versions.node)',
  )
  await write('../bin/npm', NPM)
  await chmod(join(folder, 'bin/npm'), 0o755)
  await write('../calls', '')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const write = (path: string, text: string) => writeFile(join(project, path), text)

interface Ended {
  code: number
  stdout: string
  stderr: string
}

function run(
  args: string[],
  options: { script?: string; cwd?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const { script = join(project, 'chaski'), cwd = folder, env = {} } = options
  const own = {
    PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
    CALLS: calls,
    NODE_24: process.execPath,
    VITE: join(folder, 'vite.js'),
  }
  return new Promise((resolve) => {
    execFile('/bin/bash', [script, ...args], { cwd, env: { ...own, ...env } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
    })
  })
}

const sh = async (script: string, argument: string): Promise<string> =>
  (await promisify(execFile)('bash', ['-c', script, '-', argument])).stdout.trim()

const setUps = async (): Promise<string[]> => (await readFile(calls, 'utf8')).split('\n').filter(Boolean)

describe('./chaski', () => {
  test('without a verb prints its usage', async () => {
    const { code, stderr } = await run([])
    expect(code).toBe(64)
    expect(stderr).toContain('Usage: ./chaski <verb>')
  })

  test('with an unknown verb says so and sets nothing up', async () => {
    const { code, stderr } = await run(['fly'])
    expect(code).toBe(64)
    expect(stderr).toMatch(/^chaski: unknown verb: fly\nUsage:/)
    expect(await setUps()).toEqual([])
  })

  test('help is no mistake', async () => {
    expect(await run(['help'])).toMatchObject({ code: 0, stderr: '' })
  })

  test('sets up at the first run and says what takes time', async () => {
    const { code, stdout, stderr } = await run(['start', 'an argument'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: `started an argument ${process.versions.node}\n` })
    expect(stderr.split('\n')).toEqual([
      expect.stringContaining('installing the packages of package-lock.json'),
      expect.stringContaining('building what runs in browsers'),
      '',
    ])
    expect(await setUps()).toEqual([expect.stringMatching(/^npm ci /), 'npm run build'])
  })

  test('is quiet and does nothing again at the second', async () => {
    await run(['start'])
    expect(await run(['start'])).toMatchObject({ code: 0, stderr: '' })
    expect(await setUps()).toHaveLength(2)
  })

  test('installs again where the lockfile has changed', async () => {
    await run(['start'])
    await write('package-lock.json', '{"changed":true}')
    await run(['start'])
    expect((await setUps()).filter((call) => call.startsWith('npm ci'))).toHaveLength(2)
  })

  test.each(['player/site/main.ts', 'media/config.ts'])(
    'builds the player again where %s is newer',
    async (path) => {
      await run(['start'])
      const later = new Date(Date.now() + 5_000)
      await utimes(join(project, path), later, later)
      await run(['start'])
      expect((await setUps()).filter((call) => call === 'npm run build')).toHaveLength(2)
    },
  )

  test('does not build again because works have arrived', async () => {
    await run(['start'])
    await mkdir(join(project, 'media/library/published'), { recursive: true })
    await run(['start'])
    expect((await setUps()).filter((call) => call === 'npm run build')).toHaveLength(1)
  })

  test('finds its project through a symbolic link', async () => {
    await symlink(join(project, 'chaski'), join(folder, 'bin/chaski'))
    expect(await run(['start'], { script: join(folder, 'bin/chaski'), cwd: '/' })).toMatchObject({ code: 0 })
  })

  test('finds its programs where the environment has no search path', async () => {
    await run(['start'])
    expect(await run(['start'], { env: { PATH: '/nowhere' } })).toMatchObject({ code: 0 })
  })

  test('shows what npm printed where it fails, and stops', async () => {
    await write('../bin/npm', '#!/bin/sh\necho "no network" >&2\nexit 1\n')
    const { code, stdout, stderr } = await run(['start'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/no network\nchaski: npm could not install the packages; see above\n$/)
  })

  test('set-ups started at the same moment wait for each other', async () => {
    const all = await Promise.all([run(['start']), run(['start']), run(['start'])])
    expect(all.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(await setUps()).toHaveLength(2)
  })

  test('a set-up that was killed does not hold up the next', async () => {
    await run(['start'])
    const checksum = await sh('printf %s "$1" | cksum | tr " " -', project)
    await symlink('4194305', `/tmp/chaski-set-up-${process.getuid?.()}-${checksum}`)
    expect(await run(['start'])).toMatchObject({ code: 0 })
  })
})
