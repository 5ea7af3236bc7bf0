import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openProfile } from '../support/browser.ts'
import { createPublicWorks } from '../support/public-works.ts'
import { type Site, startSite } from '../support/site.ts'

const NEUTRAL = 'https://weather.example/lima'
const TITLE = 'Hilario (muestra)'
const SECRET_TITLE = 'Chiqaparisqa Warmikuna'

let site: Site
let film: { id: string; slug: string }
let secret: { id: string; slug: string; number: number }

beforeAll(async () => {
  site = await startSite()
  await site.server.catalogue.settings.set('leave_to', NEUTRAL)
  const works = createPublicWorks(site.server)
  film = await works.video({ title: TITLE })
  secret = await works.video({ title: SECRET_TITLE, sensitive: true })
})

afterAll(() => site?.close())

let context: BrowserContext
let page: Page

beforeEach(() => open())

afterEach(() => context.close())

async function open(options: Parameters<Site['visit']>[0] = {}): Promise<void> {
  const visit = await site.visit(options)
  context = visit.context
  page = visit.page
  await context.route('https://weather.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Lima</title><p>18 °C</p>' }),
  )
}

const wayOut = () => page.locator('a.leave')
/** What a finger in the middle of the link would touch. */
const touched = () =>
  wayOut().evaluate((link) => {
    const { left, top, width, height } = link.getBoundingClientRect()
    const inSight = top >= 0 && left >= 0 && left + width <= window.innerWidth
    return inSight && document.elementFromPoint(left + width / 2, top + height / 2) === link
  })

describe('the way out', () => {
  test('is the first stop of the keyboard, never scrolls away, and nothing covers it', async () => {
    await page.setViewportSize({ width: 320, height: 568 })
    for (const path of ['/', `/works/${film.slug}`, `/embed/${film.id}`, '/programas', '/no-hay']) {
      for (const size of ['100%', '200%']) {
        await page.goto(site.base + path)
        await page.keyboard.press('Tab')
        expect([path, await wayOut().evaluate((link) => link === document.activeElement)]).toEqual([
          path,
          true,
        ])
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = size
          window.scrollTo(0, document.documentElement.scrollHeight)
        }, size)
        expect([path, size, await touched()]).toEqual([path, size, true])
      }
    }
  })

  test('is there in full screen too', async () => {
    await page.goto(`${site.base}/works/${film.slug}`)
    await page.getByRole('button', { name: 'Pantalla completa' }).click()
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.className)).toContain('stage')
    await expect.poll(touched).toBe(true)
    await wayOut().click()
    await page.waitForURL(NEUTRAL)
  })

  test('leads away without script', async () => {
    await context.close()
    await open({ javaScriptEnabled: false })
    await page.goto(`${site.base}/works/${film.slug}`)
    await wayOut().click()
    await page.waitForURL(NEUTRAL)
  })

  test('covers a page that waits for the next one, ends its sound, and is no way back', async () => {
    let glimpses = 0
    await page.exposeFunction('glimpsed', () => glimpses++)
    await page.addInitScript(() => {
      requestAnimationFrame(() => {
        const seen = document.documentElement.getBoundingClientRect().height > 0
        const left = window.origin !== 'null' && sessionStorage.getItem('chaski.left') !== null
        if (seen && left) (window as unknown as { glimpsed(): void }).glimpsed()
      })
    })
    await page.goto(site.base)
    await page.goto(`${site.base}/works/${film.slug}`)
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2)

    // The page that is asked for does not come before all this is over.
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await context.route(/\/programas/, (route) => held.then(() => route.abort()))
    const seen = await page.evaluate(() => {
      document.querySelector<HTMLAnchorElement>('a[href="/programas"]')?.click()
      for (let press = 0; press < 3; press++)
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true }))
      return {
        height: document.documentElement.getBoundingClientRect().height,
        playing: document.querySelector('video')?.paused === false,
        title: document.title,
      }
    })
    expect(seen).toEqual({ height: 0, playing: false, title: 'weather.example' })
    await expect.poll(() => page.url()).toBe(NEUTRAL)

    // The page that was left is replaced; those before it send on whoever comes back to them.
    for (let back = 0; back < 10; back++) {
      await page.evaluate(() => history.back()).catch(() => null)
      await expect.poll(() => page.url()).not.toContain(site.base)
    }
    expect(glimpses).toBe(0)
    release()
  })

  test('is not taken by who writes in capitals', async () => {
    await page.goto(site.base)
    await page.getByPlaceholder('Buscar por palabra').focus()
    for (const key of ['Shift+A', 'Shift+B', 'Shift+C', 'Shift+D']) await page.keyboard.press(key)
    expect(await page.getByPlaceholder('Buscar por palabra').inputValue()).toBe('ABCD')
  })
})

/** Which of the words stand in a file below the folder, as UTF-8 or UTF-16. */
async function traces(folder: string, words: string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const content = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0))
    for (const word of words)
      if (content.includes(word, 0, 'utf8') || content.includes(word, 0, 'utf16le'))
        found.add(`${word} in ${entry.name}`)
  }
  return [...found]
}

test('of a sensitive film nothing stays on the disk but that a page without a name was opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-profile-'))
  try {
    const profile = await openProfile(folder)
    const [tab = await profile.newPage()] = profile.pages()
    await tab.route('https://weather.example/**', (route) => route.fulfill({ body: '18 °C' }))
    await tab.goto(site.base)
    await tab.getByRole('link', { name: SECRET_TITLE }).click()
    await tab.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await tab.waitForFunction(() => document.querySelector('video')?.ended, null, { timeout: 40_000 })
    expect(await tab.evaluate(() => Object.keys(localStorage).filter((name) => /view/.test(name)))).toEqual(
      [],
    )
    await tab.locator('a.leave').click()
    await tab.waitForURL(NEUTRAL)
    await profile.close()

    expect(await traces(folder, [SECRET_TITLE, secret.slug, secret.id])).toEqual([])
    // That the search finds what is there: the address of the page is the history's, and the browser's own.
    expect(await traces(folder, [`/o/${secret.number}`])).not.toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
