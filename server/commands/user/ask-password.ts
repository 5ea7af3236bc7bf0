import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks for a password without showing it; where nobody types, takes the first line of the standard input. */
export async function askPassword(): Promise<string> {
  const { stdin, stderr } = process
  const terminal = stdin.isTTY
  if (terminal) stderr.write('Password: ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: silent, terminal })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (terminal) stderr.write('\n')
  }
}
