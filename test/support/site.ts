import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { readSiteAssets } from '../../server/pages/assets.ts'
import { startTestApp, type TestApp } from './app.ts'
import { openBrowser } from './browser.ts'

const PHONE = { locale: 'es-PE', viewport: { width: 360, height: 740 } }

/** The public site as it is built, on an address of this machine, with a browser to look at it. */
export interface Site {
  server: TestApp
  /** Without a slash at its end. */
  base: string
  visit(options?: BrowserContextOptions): Promise<Visit>
  close(): Promise<void>
}

/** One visitor: a fresh browser of the size of a phone, unless `options` say otherwise. */
export interface Visit {
  context: BrowserContext
  page: Page
  /** What scripts and the console complained of. */
  complaints: string[]
  /** Paths in the order in which they were asked for. */
  fetched: string[]
}

export async function startSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-site-'))
  const root = join(import.meta.dirname, '../../player')
  await build({ root, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const assets = await readSiteAssets(join(folder, '.vite/manifest.json'))
  const server = await startTestApp({ player: { folder, assets } })
  const base = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const browser: Browser = await openBrowser()
  return {
    server,
    base,

    async visit(options = {}) {
      const context = await browser.newContext({ ...PHONE, ...options })
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
      await rm(folder, { recursive: true, force: true })
    },
  }
}
