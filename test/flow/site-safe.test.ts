import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPublicWorks } from '../support/public-works.ts'
import { type Site, startSite } from '../support/site.ts'

const NEUTRAL = 'https://weather.example/lima'
const TITLE = 'Hilario (muestra)'

let site: Site
let film: { id: string; slug: string }

beforeAll(async () => {
  site = await startSite()
  await site.server.catalogue.settings.set('leave_to', NEUTRAL)
  film = await createPublicWorks(site.server).video({ title: TITLE })
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
