import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Seconds of a file that are meant. */
interface Part {
  from: number
  seconds: number
}

/** dB below full scale on average, behind a filter of ffmpeg; null without sound. */
export async function meanLevel(
  path: string,
  part: Part | null = null,
  filter = 'anull',
): Promise<number | null> {
  const seek = part === null ? [] : ['-ss', String(part.from), '-t', String(part.seconds)]
  const meter = ['-map', '0:a:0?', '-af', `${filter},volumedetect`, '-f', 'null', '-']
  const { stderr } = await run('ffmpeg', ['-nostdin', '-hide_banner', ...seek, '-i', path, ...meter])
  const level = /mean_volume: (\S+) dB/.exec(stderr)?.[1]
  return level === undefined ? null : Number(level)
}
