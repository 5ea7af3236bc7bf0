import { createHmac } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { checkHost, publicLookup } from './public-address.ts'

export interface WebhookCall {
  url: string
  /** `whsec_…` */
  secret: string
  /** The same at every try, so that a receiver can tell a repetition. */
  id: string
  body: string
}

export interface WebhookOptions {
  /** Whether addresses of the server's own network may be called: for an office where a station is in the next room. */
  allowPrivate: boolean
  timeoutMs?: number
  now?: () => Date
}

const TIMEOUT_MS = 10_000

/** The signature of Standard Webhooks (`v1`): HMAC-SHA256 over id, seconds since 1970 and body. */
export function signature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/**
 * Calls a station's address. Redirects are not followed: they could lead where a call must not go.
 * @throws Error for anything but an answer of 2xx
 */
export async function callWebhook(
  { url: text, secret, id, body }: WebhookCall,
  options: WebhookOptions,
): Promise<void> {
  const { allowPrivate, timeoutMs = TIMEOUT_MS, now = () => new Date() } = options
  const url = new URL(text)
  if (!allowPrivate) checkHost(url)
  const timestamp = Math.floor(now().getTime() / 1000)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const status = await new Promise<number>((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        signal: AbortSignal.timeout(timeoutMs),
        ...(!allowPrivate && { lookup: publicLookup }),
        // A connection of its own: one that was made while private addresses were allowed must not be used again.
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Chaski',
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': signature(secret, id, timestamp, body),
        },
      },
      (response) => {
        // What it says does not matter, and may be endless.
        response.destroy()
        resolve(response.statusCode ?? 0)
      },
    )
    call.once('error', reject)
    call.end(body)
  })
  if (status < 200 || status > 299) throw new Error(`the answer was ${status}`)
}
