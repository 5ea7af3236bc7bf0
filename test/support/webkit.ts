import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePorts } from './free-ports.ts'
import type { OtherBrowser } from './other-browser.ts'

/** WebKitGTK with GStreamer's codecs, on a screen that nobody sees, spoken to by WebDriver. */
export async function openWebKit(): Promise<OtherBrowser> {
  const home = await mkdtemp(join(tmpdir(), 'chaski-webkit-'))
  const [port = 0] = await freePorts(1)
  const { PATH, LANG } = process.env
  const driver = spawn(
    'xvfb-run',
    ['--auto-servernum', '--server-args=-screen 0 800x600x24', 'WebKitWebDriver', `--port=${port}`],
    {
      stdio: 'ignore',
      detached: true,
      env: { PATH, LANG, HOME: home, XDG_RUNTIME_DIR: home, LIBGL_ALWAYS_SOFTWARE: '1' },
    },
  )
  const ended = once(driver, 'exit')
  const base = `http://127.0.0.1:${port}`
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(base + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } }
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`)
    return value
  }
  while (!(await fetch(`${base}/status`).catch(() => null))?.ok) {
    if (driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${driver.exitCode}`)
    await delay(100)
  }
  const options = { args: ['--automation', '--autoplay-policy=allow'] }
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } }
  const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', { capabilities })
  const session = `/session/${sessionId}`

  return {
    async goto(url) {
      await ask('POST', `${session}/url`, { url })
    },
    evaluate: (expression) =>
      ask('POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
    async press(value, times) {
      const actions = Array.from({ length: times }, () => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]).flat()
      await ask('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions }] })
    },
    async close() {
      await ask('DELETE', session).catch(() => null)
      // The screen and what is shown on it are of the same group.
      if (driver.pid !== undefined) process.kill(-driver.pid, 'SIGKILL')
      await ended
      await rm(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
