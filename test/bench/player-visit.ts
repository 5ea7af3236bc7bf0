import type { Browser, CDPSession, Page } from 'playwright-core'

/** A link as a phone has it. */
export interface Link {
  name: string
  /** kbit/s, either way. */
  rate: number
  /** Milliseconds from a request to its answer. */
  latency: number
}

/** How much slower than this machine a cheap phone is. */
const CPU_RATE = 4
const PHONE = { locale: 'es-PE', viewport: { width: 360, height: 640 } }

/** One visit of a browser that has nothing of the site yet. */
export interface ShapedVisit {
  page: Page
  /** Of all answers so far, with their heads. */
  bytes(): number
  offline(is: boolean): Promise<void>
  close(): Promise<void>
}

export async function visit(browser: Browser, link: Link | null): Promise<ShapedVisit> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  let bytes = 0
  session.on('Network.responseReceived', ({ response }) => {
    bytes += response.encodedDataLength
  })
  session.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  if (link !== null) {
    await shape(session, link, false)
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE })
  }
  return {
    page,
    bytes: () => bytes,
    offline: (is) => shape(session, link ?? { name: '', rate: 1e6, latency: 0 }, is),
    close: () => context.close(),
  }
}

async function shape(session: CDPSession, { rate, latency }: Link, offline: boolean): Promise<void> {
  const throughput = (rate * 1000) / 8
  const speeds = { downloadThroughput: throughput, uploadThroughput: throughput }
  await session.send('Network.emulateNetworkConditions', { offline, latency, ...speeds })
}

export interface FirstFrame {
  /** From asking for the page to the first picture that moves. */
  seconds: number
  /** Fetched by then. */
  bytes: number
}

/**
 * Opens a page, taps as soon as there is something to tap, and waits for the first frame.
 * @param button of the player; null where the element is to be played by itself
 */
export async function firstFrame(
  { page, bytes }: ShapedVisit,
  url: string,
  button: string | null,
): Promise<FirstFrame> {
  await page.addInitScript(tapAtOnce, button)
  await page.goto(url, { waitUntil: 'commit' })
  const moved = (): unknown => Reflect.get(window, 'firstFrame')
  const handle = await page.waitForFunction(moved, null, { timeout: 120_000, polling: 20 })
  const seconds = Number(await handle.jsonValue()) / 1000
  return { seconds, bytes: bytes() }
}

/** Runs in the page, before its own scripts. */
function tapAtOnce(button: string | null): void {
  let tapped = false
  const look = (): void => {
    const video = document.querySelector('video')
    if (video !== null && !tapped) {
      const target = button === null ? null : document.querySelector<HTMLElement>(button)
      if (button === null || target !== null) {
        tapped = true
        video.requestVideoFrameCallback((now) => {
          Object.assign(window, { firstFrame: now })
        })
        if (target === null) void video.play()
        else target.click()
        return
      }
    }
    requestAnimationFrame(look)
  }
  look()
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
