import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPublicWorks } from '../support/public-works.ts'
import { type Site, startSite, type Visit } from '../support/site.ts'

const PATIENT = { timeout: 40_000 }
const SPANISH =
  '1\n00:00:00,000 --> 00:00:04,000\nLo que dijo en casa\n\n2\n00:00:04,000 --> 00:00:08,000\nLo que dijo en el taller\n'

let site: Site
let film: string
let brochure: string

beforeAll(async () => {
  site = await startSite()
  const works = createPublicWorks(site.server)
  const video = await works.video({ title: 'Hilario (muestra)', language: 'quy' })
  film = `${site.base}/works/${video.slug}`
  brochure = `${site.base}/works/${(await works.brochure({ title: 'Crianza sin golpes (muestra)' })).slug}`
  const { headers } = await site.server.as('editor')
  const url = `/api/works/${video.id}/captions/es`
  const type = { 'content-type': 'application/x-subrip' }
  const put = await site.server.app.inject({
    method: 'PUT',
    url,
    headers: { ...headers, ...type },
    payload: SPANISH,
  })
  expect(put.statusCode).toBe(200)
})

afterAll(() => site?.close())

let visit: Visit

beforeEach(async () => {
  visit = await site.visit()
})

afterEach(() => visit.context.close())

const video = (): Locator => visit.page.locator('video')
const time = (): Promise<number> => video().evaluate((media: HTMLVideoElement) => media.currentTime)

/** The words on the picture now, by what the browser itself says is active. */
const cues = (): Promise<string[]> =>
  video().evaluate((media: HTMLVideoElement) =>
    Array.from(media.textTracks)
      .filter(({ mode }) => mode === 'showing')
      .flatMap(({ activeCues }) => Array.from(activeCues ?? [], (cue) => (cue as VTTCue).text)),
  )

const seekTo = (seconds: number): Promise<void> =>
  video().evaluate((media: HTMLVideoElement, to) => {
    media.pause()
    media.currentTime = to
  }, seconds)

describe('captions', () => {
  const begin = async (address = film): Promise<void> => {
    await visit.page.goto(address)
    await visit.page.getByRole('button', { name: /^Reproducir · desde|^Play · from/ }).click()
    await expect.poll(time, PATIENT).toBeGreaterThan(0.2)
  }

  test('in the language of the page are there by themselves where the film speaks another', async () => {
    await begin()
    await seekTo(5)
    await expect.poll(cues, PATIENT).toEqual(['Lo que dijo en el taller'])
    expect(await visit.page.getByLabel('Subtítulos').inputValue()).toBe('0')
    expect(visit.complaints).toEqual([])
  })

  test('that came inside the film are chosen in the menu, and remembered by the next page', async () => {
    await begin()
    await visit.page.getByRole('button', { name: 'Ajustes' }).click()
    await visit.page.getByLabel('Subtítulos').selectOption({ label: 'inglés' })
    await seekTo(1)
    await expect.poll(cues, PATIENT).toEqual(['What he said at home'])
    await begin()
    await seekTo(5)
    await expect.poll(cues, PATIENT).toEqual(['What he said at work'])
  })

  test('are gone by a key, and stay so in the next page', async () => {
    await begin()
    await visit.page.keyboard.press('c')
    expect(await cues()).toEqual([])
    await begin()
    await seekTo(1)
    expect(await visit.page.getByLabel('Subtítulos').inputValue()).toBe('-1')
    expect(await cues()).toEqual([])
  })

  test('follow the language of the page', async () => {
    await begin(`${film}?lang=en`)
    await seekTo(1)
    await expect.poll(cues, PATIENT).toEqual(['What he said at home'])
  })

  test('are chosen by the system too, and the menu believes it', async () => {
    await begin()
    await video().evaluate((media: HTMLVideoElement) => {
      for (const track of Array.from(media.textTracks)) track.mode = 'disabled'
    })
    await expect.poll(() => visit.page.getByLabel('Subtítulos').inputValue(), PATIENT).toBe('-1')
  })
})

describe('chapters', () => {
  test('are played at a press, which also gives an address to send', async () => {
    await visit.page.goto(film)
    await visit.page.getByRole('link', { name: '0:04 El taller' }).click()
    await expect.poll(time, PATIENT).toBeGreaterThan(4.2)
    expect(visit.page.url()).toBe(`${film}#t=4`)
    expect(await visit.page.getByRole('link', { name: 'El taller' }).getAttribute('aria-current')).toBe(
      'true',
    )
    expect(await visit.page.getByRole('slider').getAttribute('aria-valuetext')).toContain('El taller')
    expect(visit.complaints).toEqual([])
  })

  test('an address with a moment begins there, when the button is pressed', async () => {
    await visit.page.goto(`${film}#t=5`)
    const start = visit.page.getByRole('button', { name: /^Reproducir · desde/ })
    await start.waitFor()
    expect(await visit.page.locator('.bar__time').textContent()).toBe('0:05 / 0:08')
    await start.click()
    await expect.poll(time, PATIENT).toBeGreaterThan(5.2)
  })
})

describe('looking ahead on the slider', () => {
  const LENGTH = 8
  const HALF_HANDLE = 11
  // The slider is as wide as the words beside it leave it, so it is asked where a moment lies, and the moments are
  // away from where a second or a chapter begins.
  const pointAt = async (seconds: number): Promise<{ x: number; y: number }> => {
    const { x, y, width, height } = (await visit.page.getByRole('slider').boundingBox()) ?? expect.fail()
    return { x: x + HALF_HANDLE + (width - 2 * HALF_HANDLE) * (seconds / LENGTH), y: y + height / 2 }
  }
  const moveTo = async (seconds: number, steps = 1): Promise<void> => {
    const { x, y } = await pointAt(seconds)
    await visit.page.mouse.move(x, y, { steps })
  }
  const ahead = async (seconds = 4.5): Promise<Locator> => {
    await visit.page.goto(film)
    await visit.page.locator('.stage--scripted').waitFor()
    await visit.page.getByRole('slider').scrollIntoViewIfNeeded()
    await moveTo(seconds)
    return visit.page.locator('.preview')
  }
  const pictures = (): string[] => visit.fetched.filter((path) => path.includes('storyboard'))

  test('shows the moment with its chapter and picture, fetched only now', async () => {
    await visit.page.goto(film)
    await visit.page.locator('.stage--scripted').waitFor()
    expect(pictures()).toEqual([])
    const preview = await ahead()
    expect(await preview.textContent()).toBe('0:04 · El taller')
    await expect.poll(() => pictures().length, PATIENT).toBe(2)
    await expect.poll(() => preview.locator('.preview__picture').isVisible(), PATIENT).toBe(true)
    await visit.page.mouse.move(0, 0)
    expect(await preview.isVisible()).toBe(false)
    expect(visit.complaints).toEqual([])
  })

  test('follows what drags the handle, and goes when it is let go', async () => {
    const preview = await ahead()
    await moveTo(0)
    await visit.page.mouse.down()
    await moveTo(6.5, 4)
    expect(await preview.textContent()).toMatch(/^0:06 · El taller$/)
    await visit.page.mouse.up()
    expect(await preview.isVisible()).toBe(false)
    expect(await visit.page.locator('.bar__time').textContent()).toBe('0:06 / 0:08')
    // Nothing was played yet: it is where playing begins.
    await visit.page.getByRole('button', { name: /^Reproducir · desde/ }).click()
    await expect.poll(time, PATIENT).toBeGreaterThan(6.6)
  })

  test('says the chapter of the very moment that a press leads to', async () => {
    const preview = await ahead(3.7)
    expect(await preview.textContent()).toBe('0:03 · La casa')
    await visit.page.mouse.down()
    await visit.page.mouse.up()
    expect(await visit.page.locator('.bar__time').textContent()).toBe('0:03 / 0:08')
    expect(await visit.page.getByRole('slider').getAttribute('aria-valuetext')).toContain('La casa')
  })

  test('is words alone where data are saved', async () => {
    await visit.page.addInitScript(() => localStorage.setItem('chaski.quality', 'saver'))
    const preview = await ahead()
    expect(await preview.textContent()).toBe('0:04 · El taller')
    expect(pictures()).toEqual([])
  })
})

test('the contents of a brochure lead to its pages, and a page has an address', async () => {
  await visit.page.goto(brochure)
  await visit.page.getByRole('link', { name: 'Para conversar' }).click()
  const second = visit.page.locator('#pagina-2')
  await expect
    .poll(() => second.evaluate((page) => Math.abs(page.getBoundingClientRect().top)), PATIENT)
    .toBeLessThan(200)
  expect(visit.page.url()).toBe(`${brochure}#pagina-2`)
  await visit.page.goto('about:blank')
  await visit.page.goto(`${brochure}#pagina-2`)
  await expect
    .poll(() => visit.fetched.filter((path) => /\/pages\/2-\d+\.webp$/.test(path)).length, PATIENT)
    .toBeGreaterThan(0)
  expect(visit.complaints).toEqual([])
})
