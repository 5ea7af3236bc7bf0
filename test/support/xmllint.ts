import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/**
 * Reads XML by libxml2, which forgives nothing.
 * @throws Error with what it complains of
 */
export async function xmllint(xml: string | Buffer): Promise<void> {
  const child = spawn('xmllint', ['--noout', '--nonet', '-'], { stdio: ['pipe', 'ignore', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  child.stdin.end(xml)
  const said = await text(child.stderr)
  if ((await ended) !== 0) throw new Error(`not well-formed: ${said}`)
}
