/**
 * Sends one report. It goes on when the page is closed.
 * @returns whether the server has answered for good: only one that is overloaded or broken is asked again
 */
export async function sendReport(path: string, body: string): Promise<boolean> {
  if (!('keepalive' in Request.prototype)) {
    // Says nothing of how it went, so it is sent once more by the next visit; the server counts it once.
    navigator.sendBeacon(path, body)
    return false
  }
  try {
    const answer = await fetch(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      keepalive: true,
    })
    return answer.ok || (answer.status < 500 && answer.status !== 429)
  } catch {
    return false
  }
}
