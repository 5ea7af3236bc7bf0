import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { Compile } from 'typebox/compile'
import { ChaskiError } from '../../media/errors.ts'
import { isWorkId } from '../../media/ids.ts'
import { UnvouchedViewReport, ViewReport } from '../../media/schemas/view.ts'
import type { ReportView } from './report-view.ts'

interface Needs {
  reportView: ReportView
  /** Answers what went wrong. */
  answerProblem(error: unknown, request: IncomingMessage, response: ServerResponse): void
  log: Pick<Logger, 'error'>
}

/** A report is some hundred bytes; whatever is larger is refused by the app, which has a route for the same address. */
const MOST_BYTES = 2048
const START = '/api/works/'
const END = '/views'

/**
 * Takes reports of viewings before the app sees them. There are more of them than of anything else, each of a few
 * bytes: what the app does for a request costs more than all that is to be done.
 */
export function openReportLane(server: Server, { reportView, answerProblem, log }: Needs): void {
  const app = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  const report = Compile(ViewReport)
  const unvouched = Compile(UnvouchedViewReport)

  const take = async (workId: string, text: string, request: IncomingMessage): Promise<void> => {
    const said = parse(text)
    if (!report.Check(said) && !unvouched.Check(said)) throw new ChaskiError('bad_request')
    await reportView(workId, said, request.headers)
  }

  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    const workId = workIdOf(request)
    // A server that closes tells its clients so, which the app knows how to do.
    if (workId === null || !server.listening) {
      for (const listener of app) listener.call(server, request, response)
      return
    }
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.once('end', () => {
      take(workId, String(parts.length === 1 ? parts[0] : Buffer.concat(parts)), request).then(
        () => response.writeHead(204).end(),
        (error: unknown) => {
          if (!(error instanceof ChaskiError)) log.error({ err: error }, 'a report of a viewing failed')
          answerProblem(error, request, response)
        },
      )
    })
  })
}

/** The work that a request reports a viewing of; null where it is anything else, or not as simple as it should be. */
function workIdOf({ method, url = '', headers }: IncomingMessage): string | null {
  if (method !== 'POST' || !url.startsWith(START) || !url.endsWith(END)) return null
  const length = Number(headers['content-length'])
  if (!(length > 0 && length <= MOST_BYTES) || headers.expect !== undefined) return null
  const type = headers['content-type'] ?? ''
  if (!type.startsWith('application/json') && !type.startsWith('text/plain')) return null
  const workId = url.slice(START.length, -END.length)
  return isWorkId(workId) ? workId : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ChaskiError('bad_request', { cause })
  }
}
