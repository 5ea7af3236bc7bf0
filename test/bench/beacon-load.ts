import { once } from 'node:events'
import { connect } from 'node:net'

export interface Load {
  acknowledged: number
  seconds: number
}

const CONNECTIONS = 32
// Several requests on the way on each connection: a client that writes and reads little is not what limits.
const DEPTH = 16
const END = 'HTTP/1.1 204'

/**
 * Sends every body once, over kept connections, and waits for all answers.
 * @throws Error for the first answer that is not a 204
 */
export async function sendBeacons(port: number, path: string, bodies: readonly string[]): Promise<Load> {
  const requests = bodies.map(
    (body) =>
      `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nuser-agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36\r\norigin: http://127.0.0.1:${port}\r\nsec-fetch-site: same-origin\r\naccept: */*\r\naccept-language: es-PE\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  let next = 0
  let acknowledged = 0
  const began = performance.now()

  const connection = async (): Promise<void> => {
    const socket = connect({ port, host: '127.0.0.1' })
    await once(socket, 'connect')
    socket.setNoDelay(true).setEncoding('latin1')
    let onTheWay = 0
    const fill = (): void => {
      const batch = requests.slice(next, next + DEPTH - onTheWay)
      next += batch.length
      onTheWay += batch.length
      if (batch.length > 0) socket.write(batch.join(''))
    }
    await new Promise<void>((resolve, reject) => {
      let rest = ''
      socket.on('data', (text) => {
        const parts = (rest + text).split('\r\n\r\n')
        rest = parts.pop() ?? ''
        for (const head of parts) {
          if (!head.startsWith(END)) return reject(new Error(`answered: ${head.slice(0, 200)}`))
        }
        acknowledged += parts.length
        onTheWay -= parts.length
        if (onTheWay <= DEPTH / 2) fill()
        if (onTheWay === 0) resolve()
      })
      socket.once('error', reject)
      fill()
    })
    socket.destroy()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
  return { acknowledged, seconds: (performance.now() - began) / 1000 }
}
