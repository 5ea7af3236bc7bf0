import { createHmac } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { checkHost, publicLookup } from './public-address.ts'

export interface WebhookCall {
  url: string
  /** `whsec_…` */
  secret: string
  /** The same on every attempt, so the receiver can recognise a retry. */
  id: string
  body: string
}

export interface WebhookOptions {
  /** Whether addresses in the server's own network may be called, for a station in the next room. */
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
 * Calls a station's webhook. Redirects are not followed: they could lead to an address that must not be called.
 * @throws Error for any response other than 2xx
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
        // Not reused: a pooled connection might date from when private addresses were allowed.
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
        // The response body is irrelevant and may be endless.
        response.destroy()
        resolve(response.statusCode ?? 0)
      },
    )
    call.once('error', reject)
    call.end(body)
  })
  if (status < 200 || status > 299) throw new Error(`the answer was ${status}`)
}
