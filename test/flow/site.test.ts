import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { EVENT_STREAM } from '../../media/jobs/queues.ts'
import type { TestApp } from '../support/app.ts'
import { axeFaults } from '../support/axe.ts'
import { createPublicWorks } from '../support/public-works.ts'
import { reportedTo, type Site, startSite, viewsOf } from '../support/site.ts'

const PATIENT = { timeout: 40_000 }

let site: Site
let server: TestApp
let base: string
const slugs = { video: '', spot: '', brochure: '' }
const ids = { video: '' }

beforeAll(async () => {
  site = await startSite()
  server = site.server
  base = site.base
  const works = createPublicWorks(server)
  const video = await works.video({ title: 'Hilario (muestra)' })
  slugs.video = video.slug
  ids.video = video.id
  slugs.spot = (await works.spot({ title: 'Valórame (muestra)' })).slug
  slugs.brochure = (await works.brochure({ title: 'Crianza sin golpes (muestra)' })).slug
})

afterAll(() => site?.close())

let context: BrowserContext
let page: Page
let complaints: string[]
let fetched: string[]

beforeEach(async () => {
  await server.redis.del(EVENT_STREAM)
  await open()
})

afterEach(() => context.close())

async function open(...visitor: Parameters<Site['visit']>): Promise<void> {
  const visit = await site.visit(...visitor)
  context = visit.context
  page = visit.page
  complaints = visit.complaints
  fetched = visit.fetched
}

const reported = () => reportedTo(server)
const views = () => viewsOf(server)

/** Bytes as they are sent, without pictures: those are the samples', not ours. Heads are counted with them. */
const BUDGETS = [
  ['the catalogue', () => '/', 12_500],
  ['a video that nobody plays', () => `/works/${slugs.video}`, 31_800],
  ['a video in a foreign page that nobody plays', () => `/embed/${ids.video}`, 28_500],
  ['a spot that nobody plays', () => `/works/${slugs.spot}`, 23_500],
  ['a brochure that nobody reads', () => `/works/${slugs.brochure}`, 20_000],
] as const

test.each(BUDGETS)('%s costs no more than it may', async (_name, path, budget) => {
  const sizes: Promise<number>[] = []
  const pictures: string[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'image') pictures.push(new URL(request.url()).pathname)
    else sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize))
  })
  await page.goto(base + path(), { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeLessThan(budget)
  expect(bytes).toBeGreaterThan(budget / 2)
  expect(fetched.filter((file) => /\.(m4s|mp4|m3u8|m4a|mp3)$/.test(file))).toEqual([])
  expect(pictures.filter((file) => /poster\.jpg$|-(960|1440)\.webp$/.test(file))).toEqual([])
})

test('a spot is heard, drawn, and counted once after half of it', async () => {
  await page.goto(`${base}/works/${slugs.spot}`)
  await page.locator('.wave--played').waitFor()
  await page.getByRole('button', { name: 'Reproducir' }).click()
  await expect.poll(views, PATIENT).toBe(1)
  await expect.poll(async () => (await reported()).length, PATIENT).toBe(2)
  expect((await reported()).at(-1)?.counts).toMatchObject({ 'reached-10': 1 })

  // Who loads the page again and listens again goes on with the same viewing.
  await page.reload()
  await page.getByRole('button', { name: 'Reproducir' }).click()
  await expect.poll(async () => (await reported()).length, PATIENT).toBe(3)
  expect(await views()).toBe(1)
  expect(new Set((await reported()).map(({ mark }) => mark.slice(0, 2).join())).size).toBe(1)
  expect(fetched.some((path) => path.endsWith('/web-96.mp3'))).toBe(true)
  expect(fetched.some((path) => path.endsWith('/broadcast.wav'))).toBe(false)
  expect(complaints).toEqual([])
})

test('a brochure shows its pages at the width of the screen, and counts once a page was in sight for three seconds', async () => {
  await page.goto(`${base}/works/${slugs.brochure}`)
  await page.getByRole('img', { name: 'Página 2 del folleto' }).scrollIntoViewIfNeeded()
  await expect.poll(() => fetched.some((path) => path.endsWith('/pages/2-480.webp')), PATIENT).toBe(true)
  expect(fetched.some((path) => path.endsWith('-1440.webp'))).toBe(false)
  expect(await views()).toBe(0)
  await expect.poll(views, PATIENT).toBe(1)
  const [first] = await reported()
  expect(first?.counts.pages).toBeGreaterThanOrEqual(1)
  expect(complaints).toEqual([])
})

test('the catalogue is found, filtered and read without any script but that of the way out', async () => {
  await page.goto(base)
  await page.getByPlaceholder('Buscar por palabra').fill('valorame')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await page.getByRole('heading', { name: 'Resultados para «valorame»' }).waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: '(muestra)' }).count()).toBe(1)
  await page.getByRole('link', { name: 'Runasimi' }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('qu')
  expect(fetched.filter((path) => path.endsWith('.js') && !path.includes('/leave-'))).toEqual([])
  expect(complaints).toEqual([])
})

test('axe finds no fault with any page, and each fits the smallest phone with letters of twice the size', async () => {
  const { slug: long } = await createPublicWorks(server).brochure({ title: 'Guía larga (muestra)' }, 14)
  const tooWide = (letters: string): Promise<string[]> =>
    page.evaluate((size) => {
      document.documentElement.style.fontSize = size
      const { scrollWidth, clientWidth } = document.documentElement
      if (scrollWidth <= clientWidth) return []
      const parts = Array.from(document.querySelectorAll('body *'))
      const out = parts.filter((part) => part.getBoundingClientRect().right > clientWidth)
      return out.map(({ tagName, className }) => `${size}: ${tagName}.${className}`)
    }, letters)
  const faults: string[] = []
  // Each in one of the four ways it may look: phone or computer, by day or by night.
  for (const [path, width, colorScheme] of [
    ['/', 360, 'dark'],
    ['/?q=nada&lang=qu', 1280, 'light'],
    ['/programas', 1280, 'dark'],
    ['/guardado', 360, 'light'],
    ['/seguridad', 1280, 'light'],
    ['/works/no-hay', 360, 'dark'],
    [`/works/${long}`, 1280, 'dark'],
    [`/works/${slugs.video}`, 360, 'light'],
    [`/embed/${ids.video}`, 360, 'dark'],
    [`/works/${slugs.spot}?lang=qu`, 360, 'light'],
    [`/works/${slugs.spot}/libreto`, 1280, 'light'],
    [`/works/${slugs.video}/afiche`, 360, 'dark'],
    [`/works/${slugs.brochure}?lang=en`, 360, 'light'],
  ] as const) {
    await page.setViewportSize({ width: 320, height: 568 })
    // What fades from one colour to another is in between for a moment.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(base + path)
    const found = [...(await tooWide('200%')), ...(await tooWide('100%'))]
    await page.setViewportSize({ width, height: 740 })
    found.push(...(await axeFaults(page)))
    faults.push(...found.map((fault) => `${path}: ${fault}`))
  }
  expect(faults).toEqual([])
})
