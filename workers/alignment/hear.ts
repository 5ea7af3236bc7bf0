import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { SAMPLE_RATE } from './mfcc.ts'
import { int16 } from './read-wav.ts'

/** Seconds: what is longer would take more memory than a work may cost. */
export const LONGEST = 3 * 3600

/** The first sound track of a file as samples: mono, 16 bit, at `SAMPLE_RATE`. */
export async function hear(path: string, scratch: string, signal: AbortSignal): Promise<Int16Array> {
  const target = join(scratch, 'heard.s16')
  const options = [
    '-map',
    '0:a:0',
    '-ac',
    '1',
    '-ar',
    String(SAMPLE_RATE),
    '-t',
    String(LONGEST),
    '-f',
    's16le',
  ]
  await runFfmpeg({ inputs: [{ path }], outputs: [{ path: target, options }], signal })
  return int16(await readFile(target))
}
