import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAgent } from '../../station/agent.ts'
import { agentSettings } from '../support/agent-settings.ts'
import { startCuttingProxy } from '../support/cutting-proxy.ts'
import { NO_PROXY } from '../support/no-proxy.ts'
import { startStationServer } from '../support/station-server.ts'

/** A programme of 20 minutes at 64 kbit/s, over a link of as much that is cut every 20 s. */
const PROGRAMME = { seconds: 20 * 60, bytesPerSecond: 8_000, cutEverySeconds: 20 }

export interface ResumeFigure {
  /** Bytes that came over the link, heads of all answers included, by the size of the file. */
  receivedPerSize: number
  size: number
  received: number
  /** Connections that it took. */
  connections: number
  /** Seconds that the bench took, and how much faster than the real link it ran. */
  seconds: number
  scale: number
}

/**
 * What a bad link costs a station. All bytes are real; only the clock is scaled: the link carries `scale` times as
 * much and is cut `scale` times as often, so that each stretch between two cuts carries what it would.
 */
export async function measureResume(scale = 40): Promise<ResumeFigure> {
  const size = PROGRAMME.seconds * PROGRAMME.bytesPerSecond
  const content = randomBytes(size)
  const server = await startStationServer()
  const proxy = await startCuttingProxy({
    rate: PROGRAMME.bytesPerSecond * scale,
    cutEveryMs: (PROGRAMME.cutEverySeconds * 1000) / scale,
  })
  const folder = await mkdtemp(join(tmpdir(), 'chaski-bench-'))
  const started = performance.now()
  try {
    server.put({ id: 'abcdefgh23456789', content, fileName: 'programa.mp3' })
    const code = await runAgent(
      agentSettings({
        ...{ server: server.url, folder },
        proxy: { ...NO_PROXY, http: proxy.url },
        retrySeconds: 1 / scale,
        timeoutSeconds: 30,
      }),
      new AbortController().signal,
      () => {},
      () => {},
    )
    const arrived = await readFile(join(folder, 'hoy', 'programa.mp3'))
    const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
    if (code !== 0 || hash(arrived) !== hash(content))
      throw new Error(`the programme did not arrive (${code})`)
    return {
      receivedPerSize: proxy.bytesToClient / size,
      size,
      received: proxy.bytesToClient,
      connections: proxy.connections,
      seconds: (performance.now() - started) / 1000,
      scale,
    }
  } finally {
    await proxy.stop()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
