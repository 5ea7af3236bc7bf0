import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Work } from '../../media/schemas/work.ts'
import { openBrowser } from '../support/browser.ts'
import { decoded } from '../support/decoded.ts'
import { type Look, lookAtWork } from '../support/named-files.ts'
import { sampleVideo } from '../support/samples.ts'
import { startSystem, type TestSystem } from '../support/system.ts'

// A film is replaced while somebody watches it: nobody is cut off, and everybody who comes sees one version, whole.

/** Lengths by which the two versions are told apart. */
const OLD_SECONDS = 8
const NEW_SECONDS = 10
/** Pictures a second of the lowest rung, of a source with 25. */
const FEWEST_PICTURES = 12.5

const PATIENT = { timeout: 60_000 }

let folder: string
let system: TestSystem
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chaski-replaced-'))
  system = await startSystem()
  browser = await openBrowser()
  context = await browser.newContext({ locale: 'es-PE' })
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function film(name: string, seconds: number): Promise<string> {
  const path = join(folder, name)
  await sampleVideo(path, { seconds })
  return path
}

/** Waits until a version is whole, and does `meanwhile` again and again until then. */
async function made(id: string, version: number, meanwhile?: () => Promise<void>): Promise<Work> {
  return vi.waitFor(
    async () => {
      await meanwhile?.()
      const work = await system.work(id)
      expect(work).toMatchObject({ version, status: 'ready', error: null })
      return work
    },
    { ...PATIENT, interval: 150 },
  )
}

async function replace(id: string, path: string): Promise<void> {
  const form = new FormData()
  form.set('file', await openAsBlob(path), 'corregido.mp4')
  const response = await system.call(`/api/works/${id}/file`, { method: 'PUT', body: form })
  expect(response.status).toBe(200)
}

/** Somebody who watches a work on its page. */
interface Viewer {
  page: Page
  /** Status and path of each segment that came, such as `200 /media/…/1/144/seg00000.m4s`. */
  segments: string[]
  /** Each phase that the player was in, each error, and each time that the element was given a source. */
  happened(): Promise<string[]>
}

async function viewer(work: Work): Promise<Viewer> {
  const page = await context.newPage()
  const segments: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.m4s')) segments.push(`${response.status()} ${pathname}`)
  })
  await page.goto(work.urls.page)
  const stage = page.locator('.stage--scripted')
  await stage.evaluate((element: HTMLElement) => {
    const seen = new Set<string>()
    let sources = 0
    const note = (what = ''): void => {
      element.dataset.happened = JSON.stringify([...seen.add(what)])
    }
    const video = element.querySelector('video')
    // A player that gave up what it had and began anew would give the element a second one.
    video?.addEventListener('loadstart', () => note(`source ${++sources}`))
    video?.addEventListener('error', () => note('error'))
    new MutationObserver(() => note(element.dataset.phase)).observe(element, {
      attributeFilter: ['data-phase'],
    })
  })
  return {
    page,
    segments,
    happened: async () => JSON.parse((await stage.getAttribute('data-happened')) ?? '[]') as string[],
  }
}

const play = ({ page }: Viewer): Promise<void> => page.getByRole('button', { name: /^Reproducir · / }).click()

async function expectWatchedWhole(
  { page, segments, happened }: Viewer,
  { id }: Work,
  version: number,
  seconds: number,
): Promise<void> {
  await expect.poll(() => page.locator('.stage').getAttribute('data-phase'), PATIENT).toBe('ended')
  const { time, frames } = await decoded(page)
  expect(Math.round(time)).toBe(seconds)
  expect(frames).toBeGreaterThanOrEqual(seconds * FEWEST_PICTURES)
  // Segments of 2, 2, 4, 4… seconds: all of the film, from this version and no other, and each of them came.
  const numbers = segments.map((line) => {
    const [, number] = new RegExp(`^20[06] /media/${id}/${version}/\\d+/seg(\\d+)\\.m4s$`).exec(line) ?? []
    return number ?? line
  })
  const all = ['00000', '00001', '00002', '00003']
  expect([...new Set(numbers)].sort()).toEqual(all.slice(0, Math.ceil(seconds / 4) + 1))
  expect(await happened()).toEqual(expect.arrayContaining(['source 1', 'playing', 'ended']))
  for (const bad of ['source 2', 'error', 'failed']) expect(await happened()).not.toContain(bad)
}

test('a new version replaces the old one in one move, and who watches the old one sees it to its end', async () => {
  const [old, corrected] = await Promise.all([film('old.mp4', OLD_SECONDS), film('new.mp4', NEW_SECONDS)])
  const response = await system.upload(old, { title: 'Apúrate María (muestra)', visibility: 'public' })
  const { id } = (await response.json()) as Work
  const first = await made(id, 1)

  // On a weak link: what comes after the fourth second does not come before the film has been replaced.
  const early = await viewer(first)
  let replaced = (): void => undefined
  const held = new Promise<void>((resolve) => {
    replaced = resolve
  })
  let waiting = 0
  await early.page.route(/\/seg0000[2-9]\.m4s/, async (route) => {
    waiting += 1
    await held
    await route.continue()
  })
  await play(early)
  await expect.poll(async () => (await decoded(early.page)).time, PATIENT).toBeGreaterThan(1)

  const looks: Look[] = []
  const look = async (): Promise<void> => {
    looks.push(await lookAtWork(system.url, id, looks.length % 2 === 0 ? 'api' : 'page'))
  }
  await replace(id, corrected)
  const second = await made(id, 2, look)
  await look()
  await look()
  expect(waiting).toBeGreaterThan(0)
  expect((await decoded(early.page)).time).toBeLessThan(OLD_SECONDS / 2 + 1)
  replaced()

  const late = await viewer(second)
  await late.page.locator('video').evaluate((video: HTMLVideoElement) => {
    video.playbackRate = 2
  })
  await play(late)
  await expectWatchedWhole(early, first, 1, OLD_SECONDS)
  await expectWatchedWhole(late, second, 2, NEW_SECONDS)

  expect(looks.flatMap(({ missing }) => missing)).toEqual([])
  // Playlist, init and segments of two rungs at the least, and the master.
  expect(Math.min(...looks.map(({ named }) => named))).toBeGreaterThan(2 * 5)
  const shown = looks.map(({ versions, lengths }) => `${versions}: ${lengths.map(Math.round)}`)
  expect([...new Set(shown)]).toEqual([
    `1: ${OLD_SECONDS},${OLD_SECONDS}`,
    `2: ${NEW_SECONDS},${NEW_SECONDS}`,
  ])
})
