/** Answers a request for a file from the copies, and part of one where that is asked for: media elements ask for ranges. */
export async function answerFrom(request: Request): Promise<Response> {
  const kept = await caches.match(request.url, { ignoreVary: true })
  if (!kept) return fetch(request)
  const range = request.headers.get('range')
  if (range === null) return kept
  const whole = await kept.blob()
  const part = partOf(range, whole.size)
  if (part === null)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${whole.size}` } })
  const { from, until } = part
  return new Response(whole.slice(from, until, whole.type), {
    status: 206,
    headers: {
      'content-type': whole.type,
      'content-length': String(until - from),
      'content-range': `bytes ${from}-${until - 1}/${whole.size}`,
      'accept-ranges': 'bytes',
    },
  })
}

/**
 * The one range that a header asks for (RFC 9110, 14.1.2), `until` exclusive; null where there is nothing of it, or more than
 * one is asked for, which no media element does.
 */
export function partOf(header: string, size: number): { from: number; until: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  if (first === '' && last === '') return null
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const until = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  return from < until ? { from, until } : null
}
