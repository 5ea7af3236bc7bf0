import type { Writable } from 'node:stream'
import pretty from 'pino-pretty'

let output: Writable | null | undefined

/**
 * Where the supervisor and its roles log: readable sentences on a terminal; otherwise null, and the lines stay JSON
 * for programs.
 */
export function logOutput(): Writable | null {
  output ??= process.stdout.isTTY
    ? pretty({
        ignore: 'pid,hostname,reqId,url,link',
        translateTime: 'SYS:HH:MM:ss',
        messageFormat: '{msg} {link}{url}',
      })
    : null
  return output
}
