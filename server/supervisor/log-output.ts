import type { Writable } from 'node:stream'
import pretty from 'pino-pretty'

let output: Writable | null | undefined

/**
 * Where the log lines of the supervisor and its roles go: on a terminal to a person, as sentences; else null, and they
 * stay the JSON lines that programs read.
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
