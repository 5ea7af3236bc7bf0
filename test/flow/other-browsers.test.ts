import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFirefox } from '../support/firefox.ts'
import { type OtherBrowser, SHIFT } from '../support/other-browser.ts'
import { createPublicWorks } from '../support/public-works.ts'
import { type Site, startSite } from '../support/site.ts'
import { openWebKit } from '../support/webkit.ts'

const PATIENT = { timeout: 60_000, interval: 200 }

let site: Site
let elsewhere: Server
let neutral: string
let film: { id: string; slug: string }
let spot: { slug: string }
let brochure: { slug: string }

beforeAll(async () => {
  elsewhere = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>Lima</title><p>18 °C</p>')
  }).listen(0, '127.0.0.1')
  site = await startSite()
  neutral = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/lima`
  await site.server.catalogue.settings.set('leave_to', neutral)
  const works = createPublicWorks(site.server)
  film = await works.video({ title: 'Hilario' })
  spot = await works.spot({ title: 'Cuña' })
  brochure = await works.brochure({ title: 'Folleto' })
})
afterAll(async () => {
  elsewhere?.close()
  await site?.close()
})

/** What a media element of the page has decoded. */
const media = (kind: 'audio' | 'video') =>
  `(({ currentTime, videoWidth, error }) => ({ time: currentTime, width: videoWidth, error: error && error.message }))(document.querySelector('${kind}'))`

// WebKit has no more than what differs between engines: it draws without a graphics card, which takes its time.
describe.each([
  ['Firefox ESR', openFirefox, true],
  ['WebKitGTK', openWebKit, false],
] as const)('in %s', (_name, open, isWhole) => {
  let browser: OtherBrowser
  beforeAll(async () => {
    browser = await open()
  })
  afterAll(() => browser?.close())

  /** Taps what a selector finds, as soon as it is there. */
  const tap = async (selector: string): Promise<void> => {
    const found = `document.querySelector('${selector}')`
    await expect.poll(() => browser.evaluate(`!!(${found}?.checkVisibility())`), PATIENT).toBe(true)
    await browser.evaluate(`void ${found}.click()`)
  }

  test('the catalogue leads to a film, which plays, goes to a moment and stops', async () => {
    await browser.goto(`${site.base}/`)
    await tap(`a[href*="/works/${film.slug}"]`)
    await expect.poll(() => browser.evaluate('location.pathname'), PATIENT).toBe(`/works/${film.slug}`)
    await tap('.stage__start')
    await expect
      .poll(() => browser.evaluate<{ time: number }>(media('video')).then(({ time }) => time), PATIENT)
      .toBeGreaterThan(1)
    expect(await browser.evaluate(media('video'))).toMatchObject({ width: 256, error: null })
    await browser.evaluate(`void (document.querySelector('video').currentTime = 6)`)
    await expect
      .poll(() => browser.evaluate(`document.querySelector('.stage').dataset.phase`), PATIENT)
      .toBe('ended')
  })

  test('a spot is heard', async () => {
    await browser.goto(`${site.base}/works/${spot.slug}`)
    await tap('.spot__toggle')
    await expect
      .poll(() => browser.evaluate<{ time: number }>(media('audio')).then(({ time }) => time), PATIENT)
      .toBeGreaterThan(0.5)
  })

  if (isWhole) {
    test('a brochure is read', async () => {
      await browser.goto(`${site.base}/works/${brochure.slug}`)
      await expect
        .poll(() => browser.evaluate(`document.querySelector('figure.sheet img')?.naturalWidth > 0`), PATIENT)
        .toBe(true)
    })

    test('nothing scrolls sideways, and the way out is in sight', async () => {
      for (const path of [
        '/',
        `/works/${film.slug}`,
        `/works/${spot.slug}`,
        `/embed/${film.id}`,
        '/seguridad',
      ]) {
        await browser.goto(site.base + path)
        expect([
          path,
          await browser.evaluate(
            'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
          ),
          await browser.evaluate(`document.querySelector('a.leave').getBoundingClientRect().top >= 0`),
        ]).toEqual([path, true, true])
      }
    })
  }

  test('Shift three times leaves at once', async () => {
    await browser.goto(`${site.base}/works/${film.slug}`)
    await browser.evaluate(`void document.body.focus()`)
    await browser.press(SHIFT, 3)
    await expect.poll(() => browser.evaluate('location.href'), PATIENT).toBe(neutral)
  })
})
