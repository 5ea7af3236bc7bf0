import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './free-ports.ts'

export interface TestNginx {
  url: string
  pid: number
  stop(): Promise<void>
}

const START_MS = 10_000
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

/**
 * Debian's nginx with one worker, on loopback, in a folder of its own.
 * @param server what stands in its `server` block besides `listen`
 * @param upstream what stands outside of it
 */
export async function startNginx(server: string, upstream = ''): Promise<TestNginx> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-nginx-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  await writeFile(
    file,
    `daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
${process.getuid?.() === 0 ? `user ${userInfo().username};` : ''}
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  ${upstream}
  ${TEMPORARY.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
${server}
  }
}
`,
  )
  const child = spawn('nginx', ['-c', file, '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill()
    await exited
    await rm(folder, { recursive: true, force: true })
  }
  const url = `http://127.0.0.1:${port}`
  for (const until = Date.now() + START_MS; ; await delay(50)) {
    if (await fetch(url).catch(() => null)) return { url, pid: child.pid ?? 0, stop }
    if (child.exitCode === null && Date.now() < until) continue
    await stop()
    throw new Error('nginx does not answer')
  }
}
