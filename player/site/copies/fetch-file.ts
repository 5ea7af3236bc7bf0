import { retryDelay } from '../page/retry-delay.ts'
import { Gone } from './kept-pages.ts'

// A connection that dies silently says nothing.
const SILENCE_MS = 20_000
/** Some minutes in all: who stands by and waits will have left by then. */
const MOST_FAILURES = 12

/**
 * Fetches a whole file; after a lost connection it goes on where it stopped.
 * @param onBytes told of each piece; of a negative number where it had to begin again
 * @throws Gone; another Error where the link does not come back, or `signal` says to stop
 */
export async function fetchFile(
  url: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Response> {
  let parts: Uint8Array<ArrayBuffer>[] = []
  let have = 0
  let type = ''

  const attempt = async (): Promise<void> => {
    const silence = new AbortController()
    const stop = (): void => silence.abort()
    let timer = window.setTimeout(stop, SILENCE_MS)
    signal.addEventListener('abort', stop)
    try {
      const headers = have > 0 ? { range: `bytes=${have}-` } : undefined
      const answer = await fetch(url, { signal: silence.signal, ...(headers && { headers }) })
      if (answer.status === 404 || answer.status === 410) throw new Gone(`${answer.status} for ${url}`)
      if (!answer.ok || !answer.body) throw new Error(`${answer.status} for ${url}`)
      type = answer.headers.get('content-type') ?? type
      if (have > 0 && answer.status !== 206) {
        onBytes(-have)
        parts = []
        have = 0
      }
      const reader = answer.body.getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        window.clearTimeout(timer)
        timer = window.setTimeout(stop, SILENCE_MS)
        parts.push(value)
        have += value.length
        onBytes(value.length)
      }
    } finally {
      window.clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
  }

  for (let failures = 0; ; ) {
    const before = have
    try {
      await attempt()
      return new Response(new Blob(parts, { type }), { headers: { 'content-type': type } })
    } catch (error) {
      failures = have > before ? 1 : failures + 1
      if (error instanceof Gone || signal.aborted || failures > MOST_FAILURES) throw error
      await new Promise((resolve) => window.setTimeout(resolve, retryDelay(failures)))
    }
  }
}
