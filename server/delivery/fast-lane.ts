import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { AccessCache } from './access-cache.ts'
import type { FileServer } from './file-server.ts'
import { mediaOffer } from './media-offers.ts'

interface Needs {
  access: AccessCache
  files: FileServer
  log: Pick<Logger, 'error'>
}

/** What has been sent past the app, for the metrics. */
export interface FastLane {
  answers: Map<number, number>
}

/**
 * Answers requests for published files before the app sees them: a film is thousands of them, and nothing that the
 * app does for a request – cookies, sign-in, compression, limits – concerns a file that is for everyone. Whatever is
 * not as simple as that (a draft, a withdrawal, a failure) is left to the app, which has a route for the same addresses.
 */
export function openFastLane(server: Server, { access, files, log }: Needs): FastLane {
  const answers = new Map<number, number>()
  const app = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]

  const deliver = async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const asked = await mediaOffer(request.url ?? '', access)
    if (!asked?.offer.open) return false
    const { status, write } = await files.prepare(request, asked.offer)
    answers.set(status, (answers.get(status) ?? 0) + 1)
    await write(response)
    return true
  }
  const leave = (request: IncomingMessage, response: ServerResponse): void => {
    for (const listener of app) listener.call(server, request, response)
  }

  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    // A server that closes tells its clients so, which the app knows how to do.
    if (!isSimple(request) || !server.listening) return leave(request, response)
    deliver(request, response).then(
      (delivered) => delivered || leave(request, response),
      (error: unknown) => {
        // What fails before its answer has begun fails again in the app, which answers and logs it.
        if (!response.headersSent) return leave(request, response)
        log.error({ err: error }, 'file transfer interrupted')
        response.destroy()
      },
    )
  })
  return { answers }
}

function isSimple({ method, url }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && url?.startsWith('/media/') === true
}
