import type { Server } from 'node:http'
import type { Logger } from 'pino'
import type { Store } from '../../media/store/store.ts'
import type { AccessCache } from './access-cache.ts'
import { directAnswer } from './direct-answer.ts'
import { openDirectLane } from './direct-lane.ts'
import { openFastLane } from './fast-lane.ts'
import { createFileServer, type FileServer, type HandedOut } from './file-server.ts'
import { carrierOf } from './hand-over.ts'
import { createHotFiles } from './hot-files.ts'

interface Needs {
  /** The server of the app, before it listens. */
  server: Server
  access: AccessCache
  store: Store
  /** Memory for the files that are asked for most. */
  cacheBytes: number
  /** Names and values, by turns, of what every answer of the site carries. */
  siteHeaders: readonly string[]
  /** The internal location of an nginx in front that sends files in our place, if one does. */
  accelRedirect: string | null
  handedOut: HandedOut
  log: Pick<Logger, 'error'>
}

export interface Delivery {
  /** For routes: answers with a file to whoever may have it. */
  files: FileServer
  /** What has left past the app: how many answers of each status. */
  answers(): Map<number, number>
  /** Lets connections go as they become idle. */
  close(): void
}

/**
 * Hands published files out. What is asked for most leaves by the shortest way: from memory past Node's HTTP server, else
 * past the app, else by a route of it.
 */
export function openDelivery(needs: Needs): Delivery {
  const { server, access, store, siteHeaders, handedOut, log } = needs
  const hot = createHotFiles(store, { bytes: needs.cacheBytes })
  const carrier = carrierOf(store, needs.accelRedirect)
  const files = createFileServer({ files: hot, store, siteHeaders, carrier, handedOut })
  const fast = openFastLane(server, { access, files, log })
  const keepAlive = Math.floor(server.keepAliveTimeout / 1000)
  const direct =
    carrier === null
      ? openDirectLane(server, directAnswer({ access, files: hot, siteHeaders, keepAlive }))
      : null
  return {
    files,
    answers() {
      const answers = new Map(fast.answers)
      const direct200 = direct?.answered() ?? 0
      return answers.set(200, (answers.get(200) ?? 0) + direct200)
    },
    close: () => direct?.close(),
  }
}
