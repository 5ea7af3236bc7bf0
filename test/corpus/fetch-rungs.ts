import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { meanLevel } from '../support/levels.ts'
import { decodedFrames, packetTimes } from '../support/samples.ts'
import type { RungFindings } from './checks.ts'

/** Fetches every rung of a published video as a player does, joins it in `folder` and looks at its packets. */
export async function fetchRungs(master: string, folder: string): Promise<RungFindings[]> {
  const text = await textOf(master)
  const streams = [...text.matchAll(/^#EXT-X-STREAM-INF:.*FRAME-RATE=([\d.]+).*\n(.+)$/gm)]
  const rungs: RungFindings[] = []
  for (const [, frameRate, uri = ''] of streams) {
    const playlist = new URL(uri, master)
    const name = uri.split('/')[0] ?? uri
    const content = await textOf(playlist)
    if (!content.includes('#EXT-X-ENDLIST')) throw new Error(`${uri} has no end`)
    const files = [
      /URI="([^"]+)"/.exec(content)?.[1] ?? '',
      ...content.split('\n').filter((line) => /^[^#\s]/.test(line)),
    ]
    const parts: Buffer[] = []
    for (const file of files) parts.push(await bytesOf(new URL(file, playlist)))
    const path = join(folder, `${name}.mp4`)
    await writeFile(path, Buffer.concat(parts))
    const seconds = [...content.matchAll(/^#EXTINF:([\d.]+)/gm)].map(([, duration]) => Number(duration))
    rungs.push({
      ...(await packetTimes(path)),
      level: await meanLevel(path),
      name,
      frameRate: Number(frameRate),
      decoded: await decodedFrames(path).catch(
        (error: Error) => error.message.split('\n')[0] ?? 'undecodable',
      ),
      duration: seconds.reduce((sum, duration) => sum + duration, 0),
    })
  }
  return rungs
}

async function bytesOf(url: URL | string): Promise<Buffer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}

async function textOf(url: URL | string): Promise<string> {
  return (await bytesOf(url)).toString('utf8')
}
