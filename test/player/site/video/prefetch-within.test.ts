import { expect, test } from 'vitest'
import { prefetchWithin } from '../../../../player/site/video/prefetch-within.ts'

const SIZES: Record<string, number> = { '/init.mp4': 1000, '/seg0.m4s': 90_000, '/seg1.m4s': 90_000 }

function server() {
  const stopped: string[] = []
  const answer = (async (url: string, { signal }: { signal: AbortSignal }) => {
    signal.addEventListener('abort', () => stopped.push(url))
    const size = SIZES[url]
    if (size === undefined) return new Response(null, { status: 410 })
    return new Response(new Uint8Array(size), { headers: { 'content-length': String(size) } })
  }) as unknown as typeof fetch
  return { answer, stopped }
}

test('files are fetched as long as they fit, and the first that does not is let go', async () => {
  const { answer, stopped } = server()
  expect(await prefetchWithin(Object.keys(SIZES), 150_000, answer)).toBe(91_000)
  expect(stopped).toEqual(['/seg1.m4s'])
})

test('nothing more is asked for after one that is gone, or without a link', async () => {
  const { answer } = server()
  expect(await prefetchWithin(['/gone', '/init.mp4'], 150_000, answer)).toBe(0)
  const lost = (async () => Promise.reject(new TypeError('lost'))) as typeof fetch
  expect(await prefetchWithin(['/init.mp4'], 150_000, lost)).toBe(0)
})
