import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type NetConnectOpts, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BARE_ENVIRONMENT } from './bare-environment.ts'

const run = promisify(execFile)
const ip = (...args: string[]) => run('ip', args)

/** A machine of its own: another network stack, and a folder that it shares with nobody. */
export interface Machine {
  address: string
  folder: string
  /** Runs a program of ours there. It ends with the test, at the latest. */
  start(script: string, env: Record<string, string>): ChildProcess
  /** Pulls its cable, and puts it in again. */
  pull(): Promise<void>
  plug(): Promise<void>
}

export interface Network {
  machine(): Promise<Machine>
  /** Offers a service of the test to all machines. @returns its port at `address` */
  offer(service: NetConnectOpts): Promise<number>
  /** Of the test itself. */
  address: string
  stop(): Promise<void>
}

/** Namespaces are made by root, on Linux. */
export const canStartNetworks = process.platform === 'linux' && process.getuid?.() === 0

/**
 * Several machines on one network, by network namespaces (ip-netns(8)): what one of them listens to on its loopback, no
 * other reaches.
 */
export async function startNetwork(): Promise<Network> {
  const id = randomBytes(3).toString('hex')
  const bridge = `ck${id}`
  // Out of the block for tests of networks (RFC 2544), which nothing else uses.
  const subnet = `198.18.${randomBytes(1)[0]}`
  const address = `${subnet}.1`
  await ip('link', 'add', bridge, 'type', 'bridge')
  await ip('addr', 'add', `${address}/24`, 'dev', bridge)
  await ip('link', 'set', bridge, 'up')
  const namespaces: string[] = []
  const folders: string[] = []
  const children: ChildProcess[] = []
  const servers: Server[] = []

  return {
    address,

    async machine() {
      const name = `${bridge}-${namespaces.length + 1}`
      const cable = `${bridge}.${namespaces.length + 1}`
      const own = `${subnet}.${namespaces.length + 2}`
      namespaces.push(name)
      await ip('netns', 'add', name)
      await ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name)
      await ip('link', 'set', cable, 'master', bridge, 'up')
      await ip('-n', name, 'addr', 'add', `${own}/24`, 'dev', 'eth0')
      for (const link of ['lo', 'eth0']) await ip('-n', name, 'link', 'set', link, 'up')
      const folder = await mkdtemp(join(tmpdir(), 'chaski-machine-'))
      folders.push(folder)
      return {
        address: own,
        folder,
        start(script, env) {
          const child = spawn('ip', ['netns', 'exec', name, process.execPath, script], {
            env: { ...BARE_ENVIRONMENT, DATA_DIR: folder, ...env },
            stdio: ['ignore', 'inherit', 'inherit'],
          })
          children.push(child)
          return child
        },
        pull: async () => void (await ip('link', 'set', cable, 'down')),
        plug: async () => void (await ip('link', 'set', cable, 'up')),
      }
    },

    async offer(service) {
      const server = createServer((from) => {
        const to = connect(service)
        from.pipe(to).pipe(from)
        for (const [one, other] of [
          [from, to],
          [to, from],
        ] as const)
          one.on('error', () => other.destroy()).on('close', () => other.destroy())
      })
      servers.push(server)
      server.listen(0, address)
      await once(server, 'listening')
      return (server.address() as { port: number }).port
    },

    async stop() {
      // `ip netns exec` becomes the program itself, so that it is the one that is ended.
      await Promise.all(
        children.map(async (child) => {
          if (child.exitCode !== null || child.signalCode !== null) return
          child.kill('SIGKILL')
          await once(child, 'exit')
        }),
      )
      for (const server of servers) server.close()
      for (const name of namespaces) await ip('netns', 'del', name)
      await ip('link', 'del', bridge)
      for (const folder of folders) await rm(folder, { recursive: true, force: true })
    },
  }
}
