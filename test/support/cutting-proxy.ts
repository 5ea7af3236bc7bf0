import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export interface CuttingProxyOptions {
  /** Bytes a second to the client; unlimited where left out. */
  rate?: number
  /** Cuts each connection after so many bytes to the client. */
  cutAfterBytes?: number
  /** Cuts all connections so often, as a link that goes down does. */
  cutEveryMs?: number
  /** Turns a bit in each so-manieth byte to the client, past the head of the answer. */
  corruptEvery?: number
}

export interface CuttingProxy {
  url: string
  /** Bytes that the client's side was given, heads included. */
  bytesToClient: number
  connections: number
  /** Lines that connections began with: a proxy sees absolute addresses or CONNECT. */
  requestLines: string[]
  set(options: CuttingProxyOptions): void
  stop(): Promise<void>
}

/**
 * An HTTP proxy like a bad link: absolute-form requests and CONNECT, handed on byte by byte, throttled, cut and
 * corrupted as the test says. It speaks no HTTP of its own past the first line, so that what the agent sends is what
 * the server gets.
 */
export async function startCuttingProxy(first: CuttingProxyOptions = {}): Promise<CuttingProxy> {
  let options = first
  const open = new Set<Socket>()
  let cutter: NodeJS.Timeout | undefined

  const self: CuttingProxy = {
    url: '',
    bytesToClient: 0,
    connections: 0,
    requestLines: [],
    set(next) {
      options = next
      clearInterval(cutter)
      if (next.cutEveryMs !== undefined) cutter = setInterval(cutAll, next.cutEveryMs)
    },
    async stop() {
      clearInterval(cutter)
      cutAll()
      server.close()
      await once(server, 'close')
    },
  }
  const cutAll = (): void => {
    for (const socket of open) socket.destroy()
  }

  const pour = (from: Socket, client: Socket): void => {
    let given = 0
    let seen = 0
    let head = true
    // A short write at a time keeps the rate and leaves little on the way when the link is cut.
    from.on('data', (chunk: Buffer) => {
      let bytes = Buffer.from(chunk)
      if (options.corruptEvery !== undefined) {
        const start = head ? bytes.indexOf('\r\n\r\n') + 4 : 0
        for (let place = start; place < bytes.length; place++) {
          if (++seen % options.corruptEvery === 0) bytes[place] = (bytes[place] ?? 0) ^ 1
        }
      }
      head = false
      const limit = options.cutAfterBytes
      if (limit !== undefined && given + bytes.length > limit) bytes = bytes.subarray(0, limit - given)
      given += bytes.length
      self.bytesToClient += bytes.length
      from.pause()
      client.write(bytes, () => {
        if (limit !== undefined && given >= limit) return client.end()
        const pause = options.rate === undefined ? 0 : (bytes.length / options.rate) * 1000
        setTimeout(() => from.resume(), pause)
      })
    })
  }

  const server = createServer((client) => {
    self.connections++
    open.add(client)
    client.on('error', () => client.destroy())
    client.once('data', (chunk: Buffer) => {
      const end = chunk.indexOf('\r\n')
      const line = chunk.subarray(0, end).toString('latin1')
      self.requestLines.push(line)
      const [method = '', target = ''] = line.split(' ')
      const url = new URL(method === 'CONNECT' ? `http://${target}` : target)
      const upstream = connect({ host: url.hostname, port: Number(url.port || 80) })
      open.add(upstream)
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        one.on('error', () => other.destroy())
        one.on('close', () => {
          open.delete(one)
          other.end()
        })
      }
      if (method === 'CONNECT') client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      else {
        const origin = Buffer.from(line.replace(target, url.pathname + url.search))
        upstream.write(Buffer.concat([origin, chunk.subarray(end)]))
      }
      client.pipe(upstream)
      pour(upstream, client)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  self.set(first)
  return self
}
