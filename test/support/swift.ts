import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import type { BucketConfig } from '../../media/config.ts'
import { freePorts } from './free-ports.ts'

const run = promisify(execFile)

export interface TestSwift {
  /** A bucket of its own, empty. */
  bucket(): Promise<BucketConfig>
  stop(): Promise<void>
}

const STORES = ['account', 'container', 'object'] as const
const KEY = { accessKeyId: 'test:tester', secretAccessKey: 'testing' }
const START_MS = 60_000

/**
 * OpenStack Swift with its S3 API, as Debian packages it: one device, one copy, on loopback. A real service, which
 * checks signatures and refuses wrong ones, unlike the imitations of S3 that are made for tests.
 */
export async function startTestSwift(): Promise<TestSwift> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-swift-'))
  const [proxy = 0, memcached = 0, ...ports] = await freePorts(2 + STORES.length)
  await mkdir(join(folder, 'dev/d1'), { recursive: true })
  await writeFile(join(folder, 'swift.conf'), SWIFT_CONF)
  const env = { ...process.env, SWIFT_CONF_FILE: join(folder, 'swift.conf') }
  await Promise.all(STORES.map((kind, index) => makeRing(folder, kind, ports[index] ?? 0, env)))
  await writeFile(join(folder, 'proxy.conf'), proxyConf(folder, proxy, memcached))

  const user = userInfo().username
  const children = [
    spawn('memcached', ['-l', '127.0.0.1', '-p', String(memcached), '-u', user], { stdio: 'ignore', env }),
    ...[...STORES, 'proxy'].map((kind) =>
      spawn(`swift-${kind}-server`, [join(folder, `${kind}.conf`)], { stdio: 'ignore', env }),
    ),
  ]
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(end))
    await rm(folder, { recursive: true, force: true })
  }
  const endpoint = `http://127.0.0.1:${proxy}`
  let buckets = 0
  try {
    // Those behind the proxy first: it leaves alone for a minute what failed it at its first requests.
    for (const port of [...ports, proxy]) await answers(`http://127.0.0.1:${port}`, children)
    return {
      stop,
      async bucket() {
        const config = {
          endpoint,
          bucket: `chaski-test-${++buckets}`,
          region: 'us-east-1',
          ...KEY,
          publicUrl: null,
        }
        const client = new S3Client({
          endpoint,
          region: config.region,
          forcePathStyle: true,
          credentials: KEY,
        })
        await client.send(new CreateBucketCommand({ Bucket: config.bucket }))
        client.destroy()
        return config
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const SWIFT_CONF = `[swift-hash]
swift_hash_path_suffix = test
swift_hash_path_prefix = test
[storage-policy:0]
name = one
default = yes
`

function serverConf(folder: string, port: number): string {
  return `[DEFAULT]
devices = ${join(folder, 'dev')}
mount_check = false
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
`
}

function proxyConf(folder: string, port: number, memcached: number): string {
  return `${serverConf(folder, port)}[pipeline:main]
pipeline = catch_errors cache s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcached}
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:slo]
use = egg:swift#slo
`
}

/** A ring says which device keeps what: there is one. */
async function makeRing(folder: string, kind: string, port: number, env: NodeJS.ProcessEnv): Promise<void> {
  const builder = join(folder, `${kind}.builder`)
  await run('swift-ring-builder', [builder, 'create', '4', '1', '1'], { env })
  await run('swift-ring-builder', [builder, 'add', `r1z1-127.0.0.1:${port}/d1`, '1'], { env })
  // It ends with 1, a warning, because one device is no balance.
  await run('swift-ring-builder', [builder, 'rebalance'], { env }).catch(() => {})
  await readFile(join(folder, `${kind}.ring.gz`))
  const app = `[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`
  await writeFile(join(folder, `${kind}.conf`), serverConf(folder, port) + app)
}

async function answers(endpoint: string, children: ChildProcess[]): Promise<void> {
  const until = Date.now() + START_MS
  for (;;) {
    const ended = children.find(({ exitCode }) => exitCode !== null)
    if (ended) throw new Error(`${ended.spawnfile} ended with ${ended.exitCode}`)
    const answer = await fetch(endpoint).catch(() => null)
    if (answer) return
    if (Date.now() > until) throw new Error('Swift does not answer')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
