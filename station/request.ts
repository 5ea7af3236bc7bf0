import * as http from 'node:http'
import type { Socket } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { type ProxySettings, proxyFor, proxyHeaders } from './proxy.ts'
import type { TlsSessions } from './tls-sessions.ts'

export interface Question {
  url: URL
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export interface Connection {
  proxy: ProxySettings
  /** Milliseconds without traffic after which a connection is closed. */
  silence: number
  signal: AbortSignal
  /** Kept between runs; null keeps them for this run only. */
  sessions: Pick<TlsSessions, 'of' | 'keep'> | null
}

/**
 * Sends one request, through the proxy if there is one, and returns the response with its body unread. Redirects are not
 * followed: only the caller knows whether one may be.
 *
 * TLS (6 MB) is loaded only if the server or the proxy uses it. Connections are not reused: between two polls they would
 * have died anyway, and an interrupted download has nothing to share.
 */
export async function send(question: Question, connection: Connection): Promise<http.IncomingMessage> {
  const { url } = question
  const proxy = proxyFor(url, connection.proxy)
  const body = question.body === undefined ? undefined : Buffer.from(question.body)
  const options: http.RequestOptions = {
    method: question.method ?? 'GET',
    headers: {
      ...question.headers,
      Host: url.host,
      Connection: 'close',
      ...(body && { 'Content-Length': String(body.length) }),
    },
    agent: false,
    signal: connection.signal,
    timeout: connection.silence,
  }

  if (url.protocol === 'https:') {
    const tls = await loadTls()
    const socket = proxy && (await tunnel(proxy, url, connection))
    const session = connection.sessions?.of(url.host)
    if (socket === null) {
      const request = tls.request(url, { ...options, agent: tls.agent, ...(session && { session }) })
      request.once('socket', (used) => keepSession(used, url, connection))
      return answerTo(request, body)
    }
    // An IP address has no server name to send.
    const servername = /^[\d.]+$|:/.test(url.hostname) ? '' : url.hostname
    const createConnection = (): Socket => {
      const { secureContext } = tls
      const secure = tls.connect({ socket, servername, secureContext, ...(session && { session }) })
      keepSession(secure, url, connection)
      return secure
    }
    // Node uses our own connection only if no agent is set.
    return answerTo(tls.request(url, { ...options, agent: undefined, createConnection }), body)
  }
  if (proxy !== null) {
    const { request } = proxy.protocol === 'https:' ? await loadTls() : http
    options.headers = { ...options.headers, ...proxyHeaders(proxy) }
    return answerTo(request(addressOf(proxy), { ...options, path: url.href }), body)
  }
  return answerTo(http.request(url, options), body)
}

/** A server gives a session after the handshake, and in TLS 1.3 several. */
function keepSession(socket: Socket, { host }: URL, { sessions }: Connection): void {
  socket.on('session', (session: Buffer) => sessions?.keep(host, session))
}

let tlsParts: ReturnType<typeof readTls> | undefined

/** Shared by all connections: a set of trusted certificates for each would cost 1 MB and some time. */
function loadTls(): ReturnType<typeof readTls> {
  tlsParts ??= readTls()
  return tlsParts
}

async function readTls() {
  const { Agent, request } = await import('node:https')
  const { connect, createSecureContext } = await import('node:tls')
  const secureContext = createSecureContext()
  // It remembers sessions, so that only the first handshake carries the server's certificates.
  return { request, connect, secureContext, agent: new Agent({ secureContext }) }
}

/** The proxy's address, without a name and password. */
function addressOf(proxy: URL): URL {
  return new URL(`${proxy.protocol}//${proxy.host}`)
}

function answerTo(request: http.ClientRequest, body: Buffer | undefined): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on('timeout', () => request.destroy(new Error('no answer in time')))
    request.on('error', reject)
    request.on('response', resolve)
    request.end(body)
  })
}

/** A connection through the proxy to the host of `url`, for TLS to be spoken on. */
async function tunnel(proxy: URL, url: URL, { silence, signal }: Connection): Promise<Socket> {
  const { request } = proxy.protocol === 'https:' ? await loadTls() : http
  const target = `${url.hostname}:${url.port || 443}`
  return new Promise((resolve, reject) => {
    const asked = request(addressOf(proxy), {
      method: 'CONNECT',
      path: target,
      headers: { Host: target, ...proxyHeaders(proxy) },
      agent: false,
      signal,
      timeout: silence,
    })
    asked.on('timeout', () => asked.destroy(new Error('the proxy does not answer')))
    asked.on('error', reject)
    asked.on('connect', (answer, socket) => {
      if (answer.statusCode === 200) return resolve(socket)
      socket.destroy()
      reject(new Error(`the proxy refuses with ${answer.statusCode}`))
    })
    asked.end()
  })
}

/**
 * The body as text, for small responses, decompressed if needed.
 * @throws Error beyond `limit` bytes: an endless list of spots is not from our server
 */
export async function readText(answer: http.IncomingMessage, limit: number): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  const body = answer.headers['content-encoding'] === 'gzip' ? await unpacked(answer) : answer
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length
    if (size > limit) {
      answer.destroy()
      body.destroy()
      throw new Error(`more than ${limit} bytes`)
    }
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Loaded only when a response is compressed: most polls bring nothing. */
async function unpacked(answer: http.IncomingMessage): Promise<Readable> {
  const { createGunzip } = await import('node:zlib')
  const gunzip = createGunzip()
  // An answer that is cut short ends the reading with its error.
  pipeline(answer, gunzip, () => {})
  return gunzip
}
