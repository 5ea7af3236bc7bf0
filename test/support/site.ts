import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { EVENT_STREAM, type WorkEvent } from '../../media/jobs/queues.ts'
import { readSiteAssets } from '../../server/pages/assets.ts'
import { startTestApp, type TestApp } from './app.ts'
import { openBrowser } from './browser.ts'
import { PLAYER_FOLDER } from './build-browser-code.ts'

/** What the browser says of its link (Network Information API); headless, it would call this machine's a fast one. */
const LINKS = {
  weak: { effectiveType: '3g', downlink: 0.7, rtt: 400 },
  fast: { effectiveType: '4g', downlink: 10, rtt: 50 },
}

const PHONE = { locale: 'es-PE', viewport: { width: 360, height: 740 } }

/** The public site as it is built, on an address of this machine, with a browser to look at it. */
export interface Site {
  server: TestApp
  /** Without a slash at its end. */
  base: string
  visit(options?: BrowserContextOptions, link?: keyof typeof LINKS): Promise<Visit>
  close(): Promise<void>
}

/** One visitor: a fresh browser of the size of a phone on a weak link, unless `options` and `link` say otherwise. */
export interface Visit {
  context: BrowserContext
  page: Page
  /** What scripts and the console complained of. */
  complaints: string[]
  /** Paths in the order in which they were asked for. */
  fetched: string[]
}

export async function startSite(): Promise<Site> {
  const assets = await readSiteAssets(join(PLAYER_FOLDER, '.vite/manifest.json'))
  const server = await startTestApp({ player: { folder: PLAYER_FOLDER, assets } })
  const base = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const browser: Browser = await openBrowser()
  return {
    server,
    base,

    async visit(options = {}, link = 'weak') {
      const context = await browser.newContext({ ...PHONE, ...options })
      await context.addInitScript((connection) => {
        Object.defineProperty(navigator, 'connection', { value: connection })
      }, LINKS[link])
      // On a busy machine a page takes its time.
      context.setDefaultNavigationTimeout(90_000)
      const page = await context.newPage()
      const visit: Visit = { context, page, complaints: [], fetched: [] }
      page.on('pageerror', (error) => visit.complaints.push(String(error)))
      page.on('console', (message) => message.type() === 'error' && visit.complaints.push(message.text()))
      page.on('request', (request) => visit.fetched.push(new URL(request.url()).pathname))
      return visit
    },

    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** What pages have reported of viewings so far. */
export async function reportedTo({ redis }: Pick<TestApp, 'redis'>): Promise<WorkEvent[]> {
  const entries = await redis.xrange(EVENT_STREAM, '-', '+')
  return entries.flatMap(([, fields]) => JSON.parse(fields[1] ?? ''))
}

export async function viewsOf(server: Pick<TestApp, 'redis'>): Promise<number> {
  return (await reportedTo(server)).filter(({ counts }) => counts.views).length
}
