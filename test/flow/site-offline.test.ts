import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { EVENT_STREAM, type WorkEvent } from '../../media/jobs/queues.ts'
import type { WorkRecord } from '../../server/records/work.ts'
import { pageKey } from '../../server/views/page-key.ts'
import { createPageTokens } from '../../server/views/page-tokens.ts'
import { createPublicWorks } from '../support/public-works.ts'
import { type Site, startSite } from '../support/site.ts'

const PATIENT = { timeout: 40_000 }
const DAY_MS = 24 * 3600_000

let site: Site
const works = {} as Record<'video' | 'spot' | 'brochure', WorkRecord>

beforeAll(async () => {
  site = await startSite()
  const made = createPublicWorks(site.server)
  works.video = await made.video({ title: 'Hilario (muestra)' })
  works.spot = await made.spot({ title: 'Valórame (muestra)' })
  works.brochure = await made.brochure({ title: 'Crianza sin golpes (muestra)' })
})

afterAll(() => site?.close())

let context: BrowserContext
let page: Page
let complaints: string[]

beforeEach(async () => {
  await site.server.redis.del(EVENT_STREAM)
  const visit = await site.visit()
  context = visit.context
  page = visit.page
  complaints = visit.complaints
})

afterEach(() => context.close())

const at = (path: string): string => site.base + path
const keepButton = () => page.getByRole('button', { name: /^Guardar para ver sin conexión · \d+ kB$/ })
const said = (text: string) => page.locator('.keep__said', { hasText: text }).waitFor(PATIENT)

async function keep({ slug }: WorkRecord): Promise<void> {
  await page.goto(at(`/works/${slug}`))
  await keepButton().click()
  await said('Guardado. Se abre aunque no haya señal.')
}

/** What the browser keeps for this site. */
const left = () =>
  page.evaluate(async () => ({
    caches: (await caches.keys()).sort(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))

const reported = async (): Promise<WorkEvent[]> =>
  (await site.server.redis.xrange(EVENT_STREAM, '-', '+')).flatMap(([, fields]) =>
    JSON.parse(fields[1] ?? ''),
  )

/** Neither the page nor the service worker reaches the server any more; the browser knows. */
async function cutLink(): Promise<void> {
  await context.route('**', (route) => route.abort('internetdisconnected'))
  await context.setOffline(true)
}

async function restoreLink(): Promise<void> {
  await context.unroute('**')
  await context.setOffline(false)
}

test('what was kept is listed, opens, plays and is read without a link', async () => {
  await page.goto(at(`/works/${works.video.slug}`))
  await keepButton().waitFor()
  // Until then, nothing.
  expect(await left()).toEqual({ caches: [], workers: 0 })

  for (const work of Object.values(works)) await keep(work)
  await cutLink()
  await page.goto(at('/'))
  await page.getByText('No hay conexión. Esto es lo que puede ver ahora:').waitFor()
  await page.getByRole('heading', { name: '¿Necesita ayuda?' }).waitFor()
  expect(await page.locator('.kept a').allInnerTexts()).toHaveLength(3)

  await page.getByRole('link', { name: 'Hilario (muestra)' }).click()
  await page.locator('.stage__start', { hasText: /^Reproducir$/ }).click()
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1, null, PATIENT)
  await page.getByRole('slider', { name: 'Posición' }).press('End')
  await page.waitForFunction(() => document.querySelector('video')?.ended, null, PATIENT)
  expect(await page.locator('track').evaluateAll((tracks) => tracks.length)).toBe(1)
  const captions = await page.evaluate(async () => {
    const track = document.querySelector('track')
    return track && (await fetch(track.src)).text()
  })
  expect(captions).toContain('What he said at home')

  // By the address of the work itself, as from a message.
  await page.goto(at(`/works/${works.spot.slug}`))
  await page.getByRole('button', { name: 'Reproducir' }).click()
  await page.waitForFunction(() => document.querySelector('audio')?.ended, null, PATIENT)

  await page.goto(at(`/works/${works.brochure.slug}`))
  const pictures = page.getByRole('img', { name: /^Página \d del folleto/ })
  await pictures.last().scrollIntoViewIfNeeded()
  await page.waitForFunction(
    () =>
      Array.from(document.querySelectorAll<HTMLImageElement>('figure img')).every(
        (one) => one.naturalWidth > 0,
      ),
    null,
    PATIENT,
  )
  expect(await pictures.count()).toBe(2)

  await page.goto(at('/guardado'))
  await page.getByRole('button', { name: 'Quitar de este celular' }).first().click()
  await said('Listo: ya no está guardado.')
  await expect.poll(() => page.locator('.kept a').count(), PATIENT).toBe(2)
  await page.getByRole('button', { name: 'Quitar todo' }).click()
  await page.getByText('Todavía no ha guardado nada.').waitFor()
  expect(await left()).toEqual({ caches: [], workers: 0 })
})

test('what was seen without a link is told later, with its day, once', async () => {
  await keep(works.spot)
  // As if it had been kept five days ago.
  const fiveDaysAgo = createPageTokens(
    await pageKey(site.server.catalogue.settings),
    () => Date.now() - 5 * DAY_MS,
  )
  await page.evaluate(
    async ([path = '', token = '']) => {
      const cache = await caches.open(`chaski.copy.${path.split('/')[2]}`)
      const kept = await cache.match(path)
      const html = (await kept?.text())?.replace(/data-viewing="[^"]+"/, `data-viewing="${token}"`)
      await cache.put(path, new Response(html, { headers: { 'content-type': 'text/html' } }))
    },
    [`/copias/${works.spot.number}`, fiveDaysAgo.issue(works.spot.id, 'site')],
  )
  await cutLink()
  await page.goto(at(`/copias/${works.spot.number}`))
  await page.getByRole('button', { name: 'Reproducir' }).click()
  await page.waitForFunction(() => document.querySelector('audio')?.ended, null, PATIENT)
  // The phone lies in a pocket for three days.
  await page.evaluate((days) => {
    const waiting = JSON.parse(localStorage.getItem('chaski.views') ?? '[]') as { at: number }[]
    const older = waiting.map((report) => ({ ...report, at: report.at - days }))
    localStorage.setItem('chaski.views', JSON.stringify(older))
  }, 3 * DAY_MS)
  await site.server.redis.del(EVENT_STREAM)

  await restoreLink()
  await page.goto(at('/guardado'))
  // Two pages may tell the same; the tally counts each mark once (`tally.test.ts`).
  const told = async () => (await reported()).filter(({ counts }) => counts.views)
  const marks = async () => new Set((await told()).map(({ mark }) => mark.join())).size
  await expect.poll(marks, PATIENT).toBe(1)
  const [view] = await told()
  expect(view).toMatchObject({ workId: works.spot.id, page: 'offline', counts: { views: 1 } })
  expect(view?.hour.slice(0, 10)).toBe(new Date(Date.now() - 3 * DAY_MS).toISOString().slice(0, 10))
  await page.reload({ waitUntil: 'networkidle' })
  expect(await marks()).toBe(1)
  expect(await page.evaluate(() => localStorage.getItem('chaski.views'))).toBe('[]')
})

test('a work that was withdrawn, or has become sensitive, is let go at the next visit', async () => {
  const made = createPublicWorks(site.server)
  const withdrawn = await made.spot({ title: 'Retirado' })
  const secret = await made.spot({ title: 'Delicado' })
  for (const work of [withdrawn, secret, works.brochure]) await keep(work)
  await site.server.catalogue.works.edit(secret.id, { sensitive: true })
  await site.server.catalogue.works.withdraw(withdrawn.id)
  await page.goto(at('/'))
  await expect
    .poll(async () => (await left()).caches, PATIENT)
    .toEqual([`chaski.copy.${works.brochure.number}`, 'chaski.kept'])
})

test('«Borrar mis huellas» wipes copies, caches and the service worker', async () => {
  await keep(works.spot)
  expect((await left()).workers).toBe(1)
  await page.goto(at('/seguridad'))
  await page.getByRole('button', { name: 'Borrar mis huellas' }).click()
  await page.getByText('Listo. Este sitio ya no guarda nada aquí.').waitFor()
  expect(await left()).toEqual({ caches: [], workers: 0 })
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('on discreet pages it is warned of first, and a sensitive work cannot be kept', async () => {
  await page.goto(at(`/o/${works.spot.number}?discreto=1`))
  await page.getByText('Atención: guardar deja una huella.').waitFor()
  await keepButton().click()
  expect(await left()).toEqual({ caches: [], workers: 0 })
  await page.getByRole('button', { name: 'Guardar de todos modos' }).click()
  await said('Guardado.')
  await cutLink()
  await page.goto(at(`/copias/${works.spot.number}?discreto=1`))
  expect(await page.title()).toBe('Inicio')
  await restoreLink()

  const secret = await createPublicWorks(site.server).spot({ title: 'Delicado', sensitive: true })
  await page.goto(at(`/o/${secret.number}`))
  expect(await page.locator('[data-keep]').count()).toBe(0)
})

test('the site can be installed, under a neutral name where it is discreet', async () => {
  const devtools = await context.newCDPSession(page)
  for (const [path, name] of [
    ['/', 'Prueba'],
    ['/?discreto=1', 'Inicio'],
  ] as const) {
    await page.goto(at(path), { waitUntil: 'networkidle' })
    const { data, errors } = await devtools.send('Page.getAppManifest')
    expect([errors, JSON.parse(data ?? '').name]).toEqual([[], name])
    // A private window, as this one is, installs nothing; that is all there is to say against it.
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    )
  }
  expect(complaints).toEqual([])
})
