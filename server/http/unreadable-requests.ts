import type { Socket } from 'node:net'
import { ChaskiError, type ErrorCode } from '../../media/errors.ts'
import { PROBLEM_TYPE, toProblem } from './problems.ts'

/** What Node says of a request that it could not read; `rawPacket` is the piece in which it gave up. */
interface ParserError extends Error {
  code?: string
  rawPacket?: unknown
}

/** Answers what never became a request: no route and no hook will see it. */
export function answerUnparsable(error: ParserError, socket: Socket): void {
  // The client has left.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const problem = toProblem(new ChaskiError(codeOf(error)), 'es')
  const body = JSON.stringify(problem)
  socket.end(
    [
      `HTTP/1.1 ${problem.status} Refused`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

export function codeOf({ code, rawPacket }: Pick<ParserError, 'code' | 'rawPacket'>): ErrorCode {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return isInRequestLine(rawPacket) ? 'address_too_long' : 'headers_too_large'
  }
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too_slow' : 'bad_request'
}

/** The head of a request arrives in one piece; if its first line is all there is, the address is what is too long. */
function isInRequestLine(packet: unknown): boolean {
  return (
    Buffer.isBuffer(packet) && /^[A-Z]+ /.test(packet.toString('latin1', 0, 10)) && !packet.includes('\r\n')
  )
}
