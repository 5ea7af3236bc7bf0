import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findJail, leashed } from '../../../workers/jail/jail.ts'
import { REFUSED } from '../../../workers/jail/system-calls.ts'
import { LEASH } from '../../../workers/processes/leashed.ts'

const HOSTILE = join(import.meta.dirname, '../../support/hostile.pl')
const CALLS = { ...REFUSED, setresuid: [117, 147] } as const
const numbers = Object.entries(CALLS)
  .map(([name, [x64, arm64]]) => `${name}:${process.arch === 'x64' ? x64 : arm64}`)
  .join(',')
const limits = { cpuSeconds: 60, fileBytes: 2 ** 20, processes: 200 }

describe('a program that was taken over', () => {
  let folder: string
  let victim: ChildProcess
  const servers: Server[] = []
  const given: Record<string, string> = {}
  const at = (path: string): string => join(folder, path)
  const survivor = `chaski-survivor-${process.pid}`

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'chaski-hostile-')))
    for (const name of ['settings', 'library', 'library/store', 'job', 'job/out', 'bin'])
      await mkdir(at(name))
    for (const name of ['settings/secret', 'library/catalogue', 'library/store/other', 'job/input']) {
      await writeFile(at(name), 'S3_SECRET_ACCESS_KEY=hush')
    }
    await copyFile(HOSTILE, at('job/hostile.pl'))
    // Debian's perl can make every system call; here it goes by the name of ffmpeg.
    await copyFile('/usr/bin/perl', at('bin/ffmpeg'))
    await promisify(execFile)('chmod', ['755', at('bin/ffmpeg')])
    victim = spawn('sleep', ['600'], { stdio: 'ignore' })
    for (const where of [
      { port: 0, host: '127.0.0.1' },
      { path: at('redis.sock') },
      { path: `\0${folder}` },
    ]) {
      const server = createServer((socket) => socket.destroy()).listen(where)
      await once(server, 'listening')
      servers.push(server)
    }
    const address = servers[0]?.address()
    Object.assign(given, {
      ...{ secret: at('settings/secret'), catalogue: at('library/catalogue'), store: at('library/store') },
      ...{ other: at('library/store/other'), input: at('job/input'), out: at('job/out') },
      ...{ socket: at('redis.sock'), abstract: folder, calls: numbers, survivor },
      ...{ worker: String(process.pid), victim: String(victim.pid) },
      port: String(typeof address === 'object' ? address?.port : 0),
    })
  })
  afterAll(async () => {
    victim?.kill('SIGKILL')
    for (const server of servers) server.close()
    await rm(folder, { recursive: true, force: true })
  })

  const words = (): string[] => Object.entries(given).map(([key, value]) => `${key}=${value}`)

  const attempts = async (command: string[], scope: 'all' | 'harmless'): Promise<Map<string, string>> => {
    const { stdout } = await promisify(execFile)(LEASH, [...command, at('job/hostile.pl'), scope, ...words()])
    return new Map([...stdout.matchAll(/^(out|held) (.*)$/gm)].map(([, how = '', name = '']) => [name, how]))
  }
  const jailed = (): Promise<string[]> =>
    leashed(at('bin/ffmpeg'), {
      read: [at('job/input'), at('job/hostile.pl')],
      write: [at('job/out')],
      limits,
    })

  it('has a jail around it on this machine', async () => {
    expect(await findJail()).toMatchObject({ on: true })
  })

  it('gets out in none of its attempts', async () => {
    const results = await attempts(await jailed(), 'all')
    expect([...results].filter(([, how]) => how === 'out').map(([name]) => name)).toEqual([])
    expect(results.size).toBeGreaterThanOrEqual(55)
    expect(await readFile(at('job/input'), 'utf8')).toContain('hush')
    expect(victim.exitCode ?? victim.signalCode).toBeNull()
  })

  it('would get out in most of them without the jail', async () => {
    const results = await attempts([at('bin/ffmpeg')], 'harmless')
    const ways = [...results].filter(([, how]) => how === 'out').map(([name]) => name)
    expect(ways.length).toBeGreaterThan(20)
    expect(ways).toEqual(expect.arrayContaining(['read the settings', 'reach Redis over TCP']))
  })

  it('ends with its worker, and so does whatever it has left behind', async () => {
    const child = spawn(LEASH, [...(await jailed()), at('job/hostile.pl'), 'survive', ...words()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: child.stdout })
    const seen: string[] = []
    for await (const line of lines) {
      seen.push(line)
      if (seen.includes('end') && seen.includes('born survivor')) break
    }
    expect(await survivors()).toHaveLength(1)
    child.kill('SIGKILL')
    await expect.poll(survivors).toEqual([])
  })

  async function survivors(): Promise<string[]> {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const names = await Promise.all(
      pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
    )
    return names.filter((name) => name.startsWith(survivor))
  }
})
