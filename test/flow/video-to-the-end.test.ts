import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Work } from '../../media/schemas/work.ts'
import { openBrowser } from '../support/browser.ts'
import { countPictures, decoded } from '../support/decoded.ts'
import { joinedClips, longerThanItIs, made, picture, tone, turnedMidway, X264 } from '../support/odd-films.ts'
import { startSystem, type TestSystem } from '../support/system.ts'

const PATIENT = { timeout: 60_000, interval: 200 }
const AAC = ['-c:a', 'aac'] as const
const late = (input: readonly string[]): string[] => ['-itsoffset', '2', ...input]

/** What is short, late or missing; its length; whether there is sound; how it is made. */
const FILMS: readonly [
  string,
  number,
  boolean,
  string,
  readonly string[] | ((path: string) => Promise<void>),
][] = [
  ['sound that ends early', 6, true, 'a.mp4', [...picture(6), ...tone(2), ...X264, ...AAC]],
  [
    'sound that ends within the last segment',
    6,
    true,
    'b.mp4',
    [...picture(6), ...tone(5.2), ...X264, ...AAC],
  ],
  ['sound that begins late', 6, true, 'c.mp4', [...picture(6), ...late(tone(4)), ...X264, ...AAC]],
  ['a picture that ends early', 6, true, 'd.mkv', [...picture(2), ...tone(6), ...X264, ...AAC]],
  ['a picture that begins late', 6, true, 'e.mp4', [...late(picture(4)), ...tone(6), ...X264, ...AAC]],
  ['no sound', 3, false, 'f.mp4', [...picture(3), ...X264]],
  [
    'a picture every two seconds',
    6,
    true,
    'g.mp4',
    [...picture(6, '256x144', 0.5), ...tone(6), ...X264, ...AAC],
  ],
  ['clips that were copied together', 7, true, 'h.mts', joinedClips],
  ['a picture that turns upright', 4, false, 'i.webm', turnedMidway],
  ['a length that is not true', 3, false, 'j.webm', longerThanItIs],
]

describe('in Chromium, to the end', () => {
  let system: TestSystem
  let browser: Browser
  let folder: string
  const ids = new Map<string, string>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chaski-films-'))
    system = await startSystem()
    browser = await openBrowser()
    for (const [name, , , file, how] of FILMS) {
      const path = join(folder, file)
      if (typeof how === 'function') await how(path)
      else await made(folder, file, how)
      const answer = await system.upload(path, { title: name, visibility: 'public' })
      const work: Work = JSON.parse(await answer.text())
      ids.set(name, work.id)
    }
  })
  afterAll(async () => {
    await browser?.close()
    await system?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const published = async (name: string): Promise<Work> => {
    const id = ids.get(name) ?? ''
    await expect.poll(async () => (await system.work(id)).status, PATIENT).toMatch(/ready|failed/)
    const work = await system.work(id)
    expect(work.error).toBeNull()
    return work
  }
  const phase = (page: Page): Promise<string | null> => page.locator('.stage').getAttribute('data-phase')

  it.each(FILMS)('%s: plays for %d s', async (name, seconds, hasSound) => {
    const work = await published(name)
    expect(Math.abs((work.duration ?? 0) - seconds)).toBeLessThan(0.15)
    const page = await browser.newPage({ locale: 'es-PE' })
    try {
      await page.goto(`${system.url}/works/${work.slug}`)
      await countPictures(page)
      await page
        .getByRole('button', { name: /^Reproducir/ })
        .first()
        .click()
      // What is missing at an end is missing at any speed.
      await page.locator('video').evaluate((video: HTMLVideoElement) => {
        video.playbackRate = 3
      })
      await expect.poll(() => phase(page), PATIENT).toBe('ended')
      const { time, pictures, soundBytes } = await decoded(page)
      expect(Math.abs(time - seconds)).toBeLessThan(0.2)
      expect(pictures).toBeGreaterThan(2 * seconds)
      expect(soundBytes > 0).toBe(hasSound)
    } finally {
      await page.close()
    }
  })
})
