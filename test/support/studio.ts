import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openStore } from '../../media/store/open.ts'
import { readServerConfig } from '../../server/config/config.ts'
import { type RunningServer, startServer } from '../../server/start-server.ts'
import { startWorker } from '../../workers/worker.ts'
import { openBrowser } from './browser.ts'
import { PLAYER_FOLDER } from './build-browser-code.ts'
import { startTestRedis } from './redis.ts'

/** The whole system with a browser before it, as large as a phone. */
export interface TestStudio {
  /** Of files that the test makes. */
  folder: string
  /** Where the server listens; the same after a restart. */
  base: string
  context: BrowserContext
  /** Violations of the content security policy, and errors that nobody caught. */
  complaints: string[]
  /** The one-time link that the first start told. */
  setupLink(): string
  /** Opens the studio at a fragment of its address. */
  newTab(hash: string): Promise<Page>
  stopServer(): Promise<void>
  startServer(): Promise<void>
  stop(): Promise<void>
}

/** The name under which one of the studio's files is served, such as `studio/texts/programmes/es.ts`. */
export async function builtFile(source: string): Promise<string> {
  const manifest = await readFile(join(PLAYER_FOLDER, '.vite/manifest.json'), 'utf8')
  const built = (JSON.parse(manifest) as Record<string, { file: string }>)[source]
  if (built === undefined) throw new Error(`nothing is built of ${source}`)
  return built.file
}

/** @param env further variables of the server, such as `ADMIN_EMAIL` */
export async function startStudio(env: Record<string, string> = {}): Promise<TestStudio> {
  const undo: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step()
  }
  try {
    const folder = await mkdtemp(join(tmpdir(), 'chaski-studio-'))
    undo.push(() => rm(folder, { recursive: true, force: true }))
    const redis = await startTestRedis()
    undo.push(redis.stop)

    let setupLink = ''
    const readLink = (line: string): void => {
      const { link } = JSON.parse(line) as { link?: string }
      if (link) setupLink = link
    }
    const log = pino({ level: 'warn' }, { write: readLink })
    const variables = { DATA_DIR: join(folder, 'data'), REDIS_URL: redis.url, HOST: '127.0.0.1', ...env }
    let server: RunningServer = await startServer(readServerConfig({ ...variables, PORT: '0' }), log)
    const base = server.url
    undo.push(() => server.stop())
    const stopWorker = await startWorker({
      redisUrl: redis.url,
      store: await openStore(readServerConfig(variables)),
      scratchDir: join(folder, 'scratch'),
      concurrency: 2,
      log,
    })
    undo.push(stopWorker)

    const browser: Browser = await openBrowser()
    undo.push(() => browser.close())
    const context = await browser.newContext({ locale: 'es-PE', viewport: { width: 360, height: 740 } })
    // The browser's own picker cannot be operated from a test; without it the studio uses a file input.
    await context.addInitScript('delete window.showOpenFilePicker')
    const complaints: string[] = []
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text())
    })
    context.on('weberror', (error) => complaints.push(String(error.error())))

    return {
      folder,
      base,
      context,
      complaints,
      setupLink: () => setupLink,
      async newTab(hash) {
        const page = await context.newPage()
        page.setDefaultTimeout(30_000)
        await page.goto(`${base}/studio/${hash}`)
        return page
      },
      stopServer: () => server.stop(),
      async startServer() {
        server = await startServer(readServerConfig({ ...variables, PORT: new URL(base).port }), log)
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
