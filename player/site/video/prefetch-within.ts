/**
 * Fetches files into the browser's cache, one after the other, as long as all of them together are no larger than `bytes`. One
 * that would be is let go before it comes.
 * @returns bytes that were fetched
 */
export async function prefetchWithin(
  urls: readonly string[],
  bytes: number,
  fetchFile: typeof fetch = fetch,
): Promise<number> {
  let left = bytes
  try {
    for (const url of urls) {
      const stop = new AbortController()
      const answer = await fetchFile(url, { signal: stop.signal })
      const length = Number(answer.headers.get('content-length')) || Number.POSITIVE_INFINITY
      if (!answer.ok || length > left) {
        stop.abort()
        break
      }
      left -= (await answer.arrayBuffer()).byteLength
    }
  } catch {
    // A lost link: the next film fetches for itself.
  }
  return bytes - left
}
