import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EVENT_STREAM } from '../../media/jobs/queues.ts'
import { publishedKey, rungPlaylist } from '../../media/layout.ts'
import type { TestApp } from '../support/app.ts'
import { countPictures, decoded } from '../support/decoded.ts'
import { createPublicWorks } from '../support/public-works.ts'
import { type Site, startSite, viewsOf } from '../support/site.ts'

const PATIENT = { timeout: 40_000 }

let site: Site
let server: TestApp
let base: string
const slugs = { video: '' }
const ids = { video: '' }

beforeAll(async () => {
  site = await startSite()
  server = site.server
  base = site.base
  const { slug, id } = await createPublicWorks(server).video({ title: 'Hilario (muestra)' })
  slugs.video = slug
  ids.video = id
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

const views = () => viewsOf(server)

const segmentsOf = (rung: string): string[] => fetched.filter((path) => path.includes(`/${rung}/seg`))

describe('a video', () => {
  test('plays with picture and sound, changes its rung, and is counted once', async () => {
    await page.goto(`${base}/works/${slugs.video}`)
    await countPictures(page)
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(1)
    expect(segmentsOf('144').length).toBeGreaterThan(0)
    expect(await views()).toBe(0)

    await page.getByRole('button', { name: 'Ajustes' }).click()
    await page.getByLabel('Calidad').selectOption({ label: '240p · 360 kB en total' })
    await expect.poll(async () => (await decoded(page)).width, PATIENT).toBe(426)
    const { pictures, soundBytes } = await decoded(page)
    expect(pictures).toBeGreaterThan(5)
    expect(soundBytes).toBeGreaterThan(1000)

    await expect.poll(() => page.locator('.stage').getAttribute('data-phase'), PATIENT).toBe('ended')
    expect(await views()).toBe(1)
    await page.getByRole('button', { name: 'Ver otra vez' }).click()
    await expect.poll(() => page.locator('.stage').getAttribute('data-phase'), PATIENT).toBe('ended')
    expect(await views()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('that is begun by somebody else than our button is played like any other', async () => {
    await page.goto(`${base}/works/${slugs.video}`)
    const stage = page.locator('.stage--scripted')
    await stage.waitFor()
    await page.locator('video').evaluate((video: HTMLVideoElement) => void video.play())
    await expect.poll(() => stage.getAttribute('data-phase'), PATIENT).toBe('playing')
    expect(await page.locator('.stage__start').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Pausar' }).isVisible()).toBe(true)
    expect(segmentsOf('144').length).toBeGreaterThan(0)
    // The file that the element would have played by itself is not fetched beside the stream.
    expect(fetched.filter((path) => path.endsWith('.mp4') && !path.endsWith('init.mp4'))).toEqual([])

    await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause())
    await expect.poll(() => stage.getAttribute('data-phase'), PATIENT).toBe('paused')
    expect(await page.locator('.stage__start').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Reproducir', exact: true }).isVisible()).toBe(true)
  })

  test('that is paused again before it could begin waits for its viewer', async () => {
    let arrive = (): void => undefined
    const held = new Promise<void>((resolve) => {
      arrive = resolve
    })
    await page.route('**/seg00000.m4s', (route) => held.then(() => route.continue()))
    await page.goto(`${base}/works/${slugs.video}`)
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await page.getByRole('button', { name: 'Pausar' }).click()
    const stage = page.locator('.stage')
    await expect.poll(() => stage.getAttribute('data-phase'), PATIENT).toBe('paused')
    arrive()
    await expect.poll(() => segmentsOf('144').length, PATIENT).toBeGreaterThan(0)
    expect(await stage.getAttribute('data-phase')).toBe('paused')
    await page.getByRole('button', { name: 'Reproducir', exact: true }).click()
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(0.5)
  })

  test('begins at the moment of its address, at the speed that was chosen, and is passed on', async () => {
    await page.addInitScript(() => {
      navigator.share = async ({ url } = {}) => {
        document.title = String(url)
      }
    })
    await page.goto(`${base}/works/${slugs.video}?t=4`)
    await page.getByRole('button', { name: 'Ajustes' }).click()
    await page.getByLabel('Velocidad').selectOption({ label: '1,5 ×' })
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(4)
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(1.5)
    await page.getByRole('button', { name: 'Compartir por otra aplicación' }).click()
    await expect.poll(() => page.title(), PATIENT).toMatch(new RegExp(`/works/${slugs.video}$`))
  })

  test('goes on where it was left, but where nothing may be kept', async () => {
    const { slug, number } = await createPublicWorks(server).video({ title: 'Larga' }, 60)
    const shown = page.locator('.bar__time')
    for (const [path, place] of [
      [`/works/${slug}`, '0:30 / 1:00'],
      [`/o/${number}?discreto=1`, '0:00 / 1:00'],
    ] as const) {
      await page.goto(base + path)
      await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
      await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(0.2)
      await page.locator('video').evaluate((video: HTMLVideoElement) => {
        video.currentTime = 30.2
        video.pause()
      })
      await page.reload()
      await expect.poll(() => shown.textContent(), PATIENT).toBe(place)
    }
    expect(await page.evaluate(() => localStorage.getItem('chaski.places'))).toContain(':30}')
  })

  test('has one row of controls on a phone, and says what the keys do', async () => {
    await page.goto(`${base}/works/${slugs.video}`)
    const tops = await page
      .locator('.bar__button:visible')
      .evaluateAll((buttons) => new Set(buttons.map((button) => button.getBoundingClientRect().top)).size)
    expect(tops).toBe(1)
    expect(await page.getByLabel('Calidad').isVisible()).toBe(false)
    const settings = page.getByRole('button', { name: 'Ajustes' })
    await settings.click()
    expect(await settings.getAttribute('aria-expanded')).toBe('true')
    expect(await page.getByLabel('Calidad').isVisible()).toBe(true)

    await page.setViewportSize({ width: 1280, height: 800 })
    const help = page.getByText('espacio o K, reproducir y pausar')
    await page.getByRole('button', { name: 'Teclas' }).click()
    await help.waitFor()
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await page.keyboard.press('?')
    await help.waitFor({ state: 'hidden' })
  })

  test('jumping to the end is not watching', async () => {
    await page.goto(`${base}/works/${slugs.video}`)
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(0.5)
    await page.getByRole('slider', { name: 'Posición' }).press('End')
    await expect.poll(() => page.locator('.stage').getAttribute('data-phase'), PATIENT).toBe('ended')
    expect(await views()).toBe(0)
  })

  test('with data saved it is the lowest rung, without any master playlist', async () => {
    await page.addInitScript(() => localStorage.setItem('chaski.quality', 'saver'))
    await page.goto(`${base}/works/${slugs.video}`)
    await page.getByRole('button', { name: /^Reproducir · \d+ kB$/ }).click()
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(1)
    expect(segmentsOf('144').length).toBeGreaterThan(0)
    expect(fetched.filter((path) => /master|\.mp4$/.test(path))).toEqual([
      expect.stringMatching('/144/init.mp4'),
    ])

    // The other rungs are asked for when they are wanted, at the same place.
    const { time } = await decoded(page)
    await page.getByRole('button', { name: 'Ajustes' }).click()
    await page.getByLabel('Calidad').selectOption('auto')
    await expect.poll(() => fetched.some((path) => path.endsWith('/master.m3u8')), PATIENT).toBe(true)
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(time + 0.5)
  })

  test('begins when a lost link is back, at the press of a button', async () => {
    let cut = true
    await page.route('**/seg00000.m4s', (route) => (cut ? route.abort('connectionreset') : route.continue()))
    await page.goto(`${base}/works/${slugs.video}`)
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await page.getByText('Se cortó la conexión.').waitFor(PATIENT)
    cut = false
    await page.getByRole('button', { name: 'Reintentar ahora' }).click()
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(1)
  })

  test('that cannot be decoded here says so and offers the sound', async () => {
    await page.addInitScript(() => {
      const asked = HTMLMediaElement.prototype.canPlayType
      HTMLMediaElement.prototype.canPlayType = function (type) {
        return type.includes('avc1') ? '' : asked.call(this, type)
      }
    })
    await page.goto(`${base}/works/${slugs.video}`)
    await page.getByText('Este navegador no puede mostrar el video.').waitFor(PATIENT)
    await page.getByRole('button', { name: /^Escuchar · \d+ kB$/ }).click()
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(0.5)
    expect(await decoded(page)).toMatchObject({ width: 0 })
    expect(fetched.filter((path) => /\.m4s$|\.m3u8$/.test(path))).toEqual([])
  })

  test('after a lost link it goes on by itself where it was', async () => {
    const late = /seg0000[2-9]\.m4s/
    await page.route(late, (route) => route.abort('internetdisconnected'))
    await page.goto(`${base}/works/${slugs.video}`)
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await page.getByText('Se cortó la conexión.').waitFor(PATIENT)
    const { time } = await decoded(page)
    expect(time).toBeGreaterThan(2)
    await page.unroute(late)
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(time + 1)
    expect(await page.getByText('Se cortó la conexión.').isVisible()).toBe(false)
  })

  test('that is still being made plays on as it grows, and ends', async () => {
    const id = (await server.catalogue.works.bySlug(slugs.video))?.id ?? ''
    const lists = await Promise.all(
      ['144', '240'].map(async (rung) => {
        const key = publishedKey({ workId: id, version: 1 }, rungPlaylist(rung))
        const whole = await text(await server.store.read(key))
        const growing = whole.replace('TYPE:VOD', 'TYPE:EVENT').replace('#EXT-X-ENDLIST\n', '')
        return { key, whole, growing }
      }),
    )
    for (const { key, growing } of lists) await server.store.put(key, growing)
    await page.goto(`${base}/works/${slugs.video}`)
    await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(7.5)
    expect(await page.locator('.bar__time').textContent()).toMatch(/ \/ 0:08$/)
    for (const { key, whole } of lists) await server.store.put(key, whole)
    await expect.poll(() => page.locator('.stage').getAttribute('data-phase'), PATIENT).toBe('ended')
    expect(await views()).toBe(1)
  })

  describe('on a fast link', () => {
    beforeEach(async () => {
      await context.close()
      await open({}, 'fast')
    })
    /** Opens the film, and plays it once the library has come. */
    const begin = async (): Promise<void> => {
      await page.goto(`${base}/works/${slugs.video}`)
      await expect.poll(() => fetched.some((path) => path.includes('/assets/hls')), PATIENT).toBe(true)
      await page.waitForLoadState('networkidle')
      await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    }

    test('is played by hls.js, which rises by itself, and goes on after a lost link', async () => {
      const late = /seg0000[2-9]\.m4s/
      await page.route(late, (route) => route.abort('internetdisconnected'))
      await begin()
      await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(1)
      // The library asks for the playlists first; our own streaming begins with a segment.
      const [first = ''] = fetched.filter((path) => /\.(m3u8|m4s|mp4)$/.test(path))
      expect(first).toMatch(/\/master\.m3u8$/)
      await page.getByText('Se cortó la conexión.').waitFor(PATIENT)
      await page.unroute(late)
      await expect.poll(() => page.locator('.stage').getAttribute('data-phase'), PATIENT).toBe('ended')
      expect(segmentsOf('240').length).toBeGreaterThan(0)
      expect(await views()).toBe(1)
    })

    test('is our own stream as soon as data are saved, at the same place', async () => {
      await begin()
      await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(1)
      await page.getByRole('button', { name: 'Ajustes' }).click()
      await page.getByLabel('Calidad').selectOption('saver')
      await expect.poll(async () => (await decoded(page)).time, PATIENT).toBeGreaterThan(2)
      expect((await decoded(page)).width).toBe(256)
      expect(complaints).toEqual([])
    })

    test('in a foreign page nothing is fetched ahead', async () => {
      const outer = createServer((_request, response) => {
        const frame = `<iframe src="${base}/embed/${ids.video}" width="320" height="408"></iframe>`
        response.setHeader('content-type', 'text/html').end(frame)
      })
      outer.listen(0, 'localhost')
      await once(outer, 'listening')
      const { port: outerPort } = outer.address() as AddressInfo
      await page.goto(`http://localhost:${outerPort}`, { waitUntil: 'networkidle' })
      outer.close()
      expect(fetched.join(' ')).toContain('/assets/video-')
      expect(fetched.filter((path) => path.includes('/assets/hls') || path.endsWith('.m4s'))).toEqual([])
    })
  })

  test('plays in a browser without script, by its own controls', async () => {
    await context.close()
    await open({ javaScriptEnabled: false })
    await page.goto(`${base}/works/${slugs.video}`)
    const video = page.locator('video')
    expect(await video.getAttribute('controls')).not.toBeNull()
    await video.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => fetched.some((path) => path.endsWith('/144.mp4')), PATIENT).toBe(true)
    expect(
      await page.getByRole('link', { name: /Descargar: Video muy liviano \(144p\) \d+ kB/ }).isVisible(),
    ).toBe(true)
  })
})

test('a film that has ended says what comes next, and facts lead to what else there is', async () => {
  const works = createPublicWorks(server)
  const programme = 'Género y Violencia'
  const first = await works.video({ title: 'Capítulo uno', programme, places: ['Jauja'] }, 2)
  const second = await works.video({ title: 'Capítulo dos', programme, places: ['Jauja'] }, 2)
  await page.goto(`${base}/works/${first.slug}`)
  await page.getByRole('heading', { name: 'Más como este' }).waitFor()
  await page.getByRole('button', { name: /^Reproducir · desde/ }).click()
  const next = page.getByRole('link', { name: 'A continuación: Capítulo dos' })
  await next.waitFor(PATIENT)
  const beginning = ['init.mp4', 'seg00000.m4s'].map((file) => `/media/${second.id}/1/144/${file}`)
  await expect
    .poll(() => fetched.filter((path) => path.includes(second.id)), PATIENT)
    .toEqual(expect.arrayContaining(beginning))
  await next.click()
  await page.waitForURL(`**/works/${second.slug}`)
  await page.getByRole('link', { name: 'Jauja', exact: true }).click()
  await page.getByRole('heading', { name: 'Resultados' }).waitFor()
  expect(await page.locator('.card').count()).toBe(2)
  await page.getByPlaceholder('Buscar por palabra').fill('capitulo')
  await page.getByRole('button', { name: 'Buscar' }).click()
  await page.waitForURL('**/?q=capitulo&place=Jauja')
  expect(complaints).toEqual([])
})
