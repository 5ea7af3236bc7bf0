import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

const run = promisify(execFile)

// Where Debian, Ubuntu and Homebrew put the server's programs, which are not on the PATH.
const FOLDERS = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']

export interface TestPostgres {
  /** `postgres://…` of an empty database, over a unix socket. */
  url: string
  stop(): Promise<void>
}

/** A private Postgres for one test file, on a unix socket in a folder of its own. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const bin = await findPrograms()
  const folder = await mkdtemp(join(tmpdir(), 'chaski-postgres-'))
  const data = join(folder, 'data')
  // initdb refuses to run as root: then everything runs as nobody, who owns the folder.
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  if (account.uid) await chown(folder, account.uid, account.gid)
  await chmod(folder, 0o700)
  const options = { ...account, cwd: folder }
  const child = await (async () => {
    try {
      await run(
        join(bin, 'initdb'),
        ['-D', data, '-U', 'chaski', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
        options,
      )
      return spawn(
        join(bin, 'postgres'),
        [
          '-D',
          data,
          '-k',
          folder,
          '-c',
          'listen_addresses=',
          '-c',
          'fsync=off',
          '-c',
          'log_destination=stderr',
        ],
        { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
      )
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  })()
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    // Immediate shutdown: the data is thrown away anyway.
    child.kill('SIGQUIT')
    await exited
    await rm(folder, { recursive: true, force: true })
  }
  const said: string[] = []
  for await (const line of createInterface(child.stderr)) {
    said.push(line)
    if (line.includes('ready to accept connections')) {
      child.stderr.resume()
      return { url: `postgres://chaski@/postgres?host=${encodeURIComponent(folder)}`, stop }
    }
  }
  await stop()
  throw new Error(`Postgres did not start:\n${said.join('\n')}`)
}

async function findPrograms(): Promise<string> {
  for (const folder of FOLDERS) {
    const names = await readdir(folder).catch((): string[] => [])
    const newest = names
      .filter((name) => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))[0]
    if (newest) return join(folder, newest, 'bin')
  }
  throw new Error('no Postgres server is installed; apt-get install postgresql, or brew install postgresql')
}
