import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openBrowser } from '../support/browser.ts'
import { createPublicWorks } from '../support/public-works.ts'
import { startSite } from '../support/site.ts'
import { makeLonger, makeMinute } from './player-film.ts'
import { firstFrame, type Link, median, visit } from './player-visit.ts'

const ROUNDS = 3
const MINUTES = 120
const LINKS: readonly (Link & { saver: string; auto: string })[] = [
  { name: '400 kbit/s, 400 ms', rate: 400, latency: 400, saver: '≤ 2.0', auto: '≤ 4.0' },
  { name: '250 kbit/s, 300 ms', rate: 250, latency: 300, saver: '≤ 3.0', auto: '≤ 6.5' },
]
const START = '.stage__start'
const WATCHED_SECONDS = 180
const CUT_SECONDS = 20

/**
 * What a viewer on a weak link waits and pays for: Chromium on a shaped link, the CPU four times slower, nothing in its
 * cache, medians of three. A part measures only that: `first` pictures, the `bytes` of pages that nobody plays, three minutes that are
 * `watched`.
 */
export async function benchPlayer([part]: string[]): Promise<void> {
  const measures = (name: 'first' | 'bytes' | 'watched'): boolean => part === undefined || part === name
  const site = await startSite()
  const browser = await openBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'chaski-player-'))
  const works = createPublicWorks(site.server)
  try {
    const published = await makeMinute(folder)
    const minute = await works.publish('video', { title: 'Un minuto' }, async (made) => {
      await cp(folder, made, { recursive: true })
      return published
    })
    const publishLong = () =>
      works.publish('video', { title: 'Dos horas' }, (made) => makeLonger(made, folder, MINUTES))
    const long = measures('first') || measures('watched') ? await publishLong() : minute
    const bare = await startBare(join(folder, 'video-144.mp4'))
    const page = (slug: string): string => `${site.base}/works/${slug}`

    const measure = async (link: Link, url: string, button: string | null, quality: 'auto' | 'saver') => {
      const rounds = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const shaped = await visit(browser, link)
        await shaped.page.addInitScript(`localStorage.setItem('chaski.quality', '${quality}')`)
        rounds.push(await firstFrame(shaped, url, button))
        await shaped.close()
      }
      return {
        seconds: median(rounds.map(({ seconds }) => seconds)),
        kilobytes: median(rounds.map(({ bytes }) => bytes)) / 1000,
      }
    }

    for (const link of measures('first') ? LINKS : []) {
      const plain = await measure(link, bare.url, null, 'auto')
      const saver = await measure(link, page(minute.slug), START, 'saver')
      const auto = await measure(link, page(minute.slug), START, 'auto')
      const hours = await measure(link, page(long.slug), START, 'saver')
      console.log(link.name)
      row('  bare <video>, plain MP4 of a minute: s', plain.seconds, '', kB(plain))
      row('  saving data: first frame, s', saver.seconds, link.saver, kB(saver))
      row('  the same ÷ bare', saver.seconds / plain.seconds, '≤ 0.75')
      row('  of two hours ÷ of a minute', hours.seconds / saver.seconds, '≤ 1.1', kB(hours))
      row('  automatic: first frame, s', auto.seconds, link.auto, kB(auto))
    }

    if (measures('bytes')) {
      for (const index of [1, 2, 3]) await works.spot({ title: `Spot ${index}` })
      // As many works in whichever part.
      const brochures = long === minute ? [1, 2, 3] : [1, 2]
      for (const index of brochures) await works.brochure({ title: `Folleto ${index}` })
      const settled = async (url: string): Promise<number> => {
        const shaped = await visit(browser, LINKS[0] ?? null)
        await shaped.page.goto(url, { waitUntil: 'networkidle' })
        await delay(3000)
        const bytes = shaped.bytes()
        await shaped.close()
        return bytes / 1000
      }
      row('a page that nobody plays, kB', await settled(page(minute.slug)), '≤ 40')
      row('the catalogue with seven works, kB', await settled(`${site.base}/`), '≤ 40')
    }

    if (measures('watched')) {
      const [watched, cut] = await Promise.all([watch(page(long.slug)), watchCut(page(long.slug))])
      row('250 kbit/s, three minutes: stalls after the start', watched, '0')
      row('link cut for 20 s: seconds lost of the film', cut, '0')
    }
    bare.close()

    async function begin(url: string) {
      const shaped = await visit(browser, LINKS[1] ?? null)
      await firstFrame(shaped, url, START)
      return shaped
    }
    async function watch(url: string): Promise<number> {
      const shaped = await begin(url)
      await shaped.page.evaluate(() => {
        document.querySelector('video')?.addEventListener('waiting', () => {
          Object.assign(window, { stalls: Number(Reflect.get(window, 'stalls') ?? 0) + 1 })
        })
      })
      await delay(WATCHED_SECONDS * 1000)
      const stalls = Number(await shaped.page.evaluate(() => Reflect.get(window, 'stalls') ?? 0))
      await shaped.close()
      return stalls
    }
    async function watchCut(url: string): Promise<number> {
      const shaped = await begin(url)
      await delay(15_000)
      await shaped.offline(true)
      const at = await shaped.page.locator('video').evaluate((video: HTMLVideoElement) => {
        let last = video.currentTime
        Object.assign(window, { jumped: 0 })
        video.addEventListener('timeupdate', () => {
          const jump = Math.abs(video.currentTime - last)
          if (jump > 1) Object.assign(window, { jumped: Number(Reflect.get(window, 'jumped')) + jump })
          last = video.currentTime
        })
        return video.currentTime
      })
      await delay(CUT_SECONDS * 1000)
      await shaped.offline(false)
      await shaped.page.waitForFunction(
        (time) => (document.querySelector('video')?.currentTime ?? 0) > time,
        at + CUT_SECONDS + 25,
        { timeout: 90_000 },
      )
      const jumped = Number(await shaped.page.evaluate(() => Reflect.get(window, 'jumped')))
      await shaped.close()
      return jumped
    }
  } finally {
    await browser.close()
    await site.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A page with nothing but the element: what a browser does by itself. */
async function startBare(file: string): Promise<{ url: string; close(): void }> {
  const film = await readFile(file)
  const page =
    '<!doctype html><title>bare</title><video src="film.mp4" controls width="360" height="203"></video>'
  const server = createServer((request, response) => {
    if (request.url !== '/film.mp4') return response.setHeader('content-type', 'text/html').end(page)
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
    response.writeHead(206, {
      ...{ 'content-type': 'video/mp4', 'accept-ranges': 'bytes', 'content-length': film.length - from },
      'content-range': `bytes ${from}-${film.length - 1}/${film.length}`,
    })
    return response.end(film.subarray(from))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

const kB = ({ kilobytes }: { kilobytes: number }): string => `${kilobytes.toFixed(0)} kB by then`

function row(name: string, value: number, reach: string, note = ''): void {
  console.log(`${name.padEnd(52)} ${value.toFixed(2).padStart(7)}   ${reach.padEnd(7)} ${note}`)
}
