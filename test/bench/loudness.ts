import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { publishedKey } from '../../media/layout.ts'
import type { Download } from '../../media/schemas/published.ts'
import { SPOT_PROFILES } from '../../media/spot-formats.ts'
import { createLocalStore } from '../../media/store/local.ts'
import { makeSpot } from '../../workers/spot/make-spot.ts'

const run = promisify(execFile)

/** How far the published files are from what they promise, by a meter that is not the worker's. */
export interface LoudnessFigures {
  /** LU, the worst of all WAV and FLAC files. */
  losslessError: number
  /** LU, the worst of all MP3 and Opus files. */
  lossyError: number
  /** dBTP, the highest of all files. */
  truePeak: number
  /** The same of the usual way, `loudnorm` in one pass to a stereo MP3 at -16 LUFS and -1 dBTP. */
  usual: { error: number; truePeak: number }
  files: number
}

/** Sounds that go wrong in different ways; each a filter graph that ends in `[s]`, five seconds long. */
const SOUNDS: Record<string, string> = {
  'speech, one channel, quiet':
    "aevalsrc='0.06*sin(2*PI*180*t)*pow(abs(sin(2*PI*1.5*t)),3)+0.03*sin(2*PI*740*t)*pow(abs(sin(2*PI*1.1*t)),5)':s=22050:d=5[s]",
  'speech, two channels, hot':
    "aevalsrc='0.9*sin(2*PI*180*t)*pow(abs(sin(2*PI*1.5*t)),3)|0.7*sin(2*PI*210*t)*pow(abs(sin(2*PI*1.3*t)),3)':s=48000:d=5[s]",
  'peaks far above the rest': "aevalsrc='0.03*sin(2*PI*300*t)+0.9*(lt(mod(t,0.5),0.0005))':s=44100:d=5[s]",
  'wide noise':
    'anoisesrc=d=5:a=0.4:seed=1:r=44100[a];anoisesrc=d=5:a=0.3:seed=2:r=44100[b];[a][b]join=inputs=2[s]',
  'peaks between the samples':
    "aevalsrc='0.8*sin(2*PI*11025*t+PI/4)*(0.2+0.8*abs(sin(2*PI*0.7*t)))':s=44100:d=5[s]",
}

/** Makes a spot of each sound and measures every file of it, and what the usual recipe makes of the same sound. */
export async function measureLoudness(): Promise<LoudnessFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'chaski-bench-'))
  const figures: LoudnessFigures = {
    losslessError: 0,
    lossyError: 0,
    truePeak: Number.NEGATIVE_INFINITY,
    usual: { error: 0, truePeak: Number.NEGATIVE_INFINITY },
    files: 0,
  }
  try {
    for (const graph of Object.values(SOUNDS)) await measureOne(graph, folder, figures)
    return figures
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOne(graph: string, folder: string, figures: LoudnessFigures): Promise<void> {
  const scratch = await mkdtemp(join(folder, 'scratch-'))
  const upload = join(scratch, 'upload.wav')
  await run('ffmpeg', ['-v', 'error', '-filter_complex', graph, '-map', '[s]', '-c:a', 'pcm_f32le', upload])

  const ref = { workId: '2345678923456789', version: 1 }
  const store = createLocalStore(join(scratch, 'store'))
  const spot = await makeSpot(
    { ref, path: upload, tags: NO_TAGS },
    {
      store,
      scratch,
      signal: new AbortController().signal,
      progress: () => undefined,
      log: pino({ level: 'silent' }),
    },
  )
  for (const download of spot.downloads) {
    const heard = await heardLoudness(await store.localCopy(publishedKey(ref, download.file), scratch))
    const error = Math.abs(heard.integrated - goalOf(download))
    if (download.bitrate === undefined) figures.losslessError = Math.max(figures.losslessError, error)
    else figures.lossyError = Math.max(figures.lossyError, error)
    figures.truePeak = Math.max(figures.truePeak, heard.truePeak)
    figures.files += 1
  }

  const usual = join(scratch, 'usual.mp3')
  const filter = 'aformat=channel_layouts=stereo,loudnorm=I=-16:TP=-1:LRA=11'
  const recipe = ['-af', filter, '-ar', '44100', '-b:a', '128k', usual]
  await run('ffmpeg', ['-v', 'error', '-i', upload, ...recipe])
  const heard = await heardLoudness(usual)
  figures.usual.error = Math.max(figures.usual.error, Math.abs(heard.integrated + 16))
  figures.usual.truePeak = Math.max(figures.usual.truePeak, heard.truePeak)
}

function goalOf({ profile }: Download): number {
  return SPOT_PROFILES[profile === 'web' ? 'web' : 'broadcast'].integrated
}

/** As two loudspeakers play it: a file of one channel on both. Tenths, as ffmpeg's summary gives them. */
async function heardLoudness(path: string): Promise<{ integrated: number; truePeak: number }> {
  const probe = ['-v', 'error', '-show_entries', 'stream=channels', '-of', 'csv=p=0', path]
  const channels = Number.parseInt((await run('ffprobe', probe)).stdout, 10)
  const both = channels === 1 ? 'pan=stereo|c0=c0|c1=c0,' : ''
  const meter = ['-af', `${both}ebur128=peak=true:framelog=verbose`, '-f', 'null', '-']
  const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostats', '-i', path, ...meter])
  const read = (pattern: RegExp): number => Number(pattern.exec(stderr)?.[1])
  return { integrated: read(/I:\s+(-?[\d.]+) LUFS/), truePeak: read(/Peak:\s+(-?[\d.]+) dBFS/) }
}

const NO_TAGS = {
  title: 'bench',
  language: null,
  programme: null,
  licence: null,
  credits: '',
  organisation: 'Chaski',
  identifier: null,
  validFrom: null,
  validUntil: null,
  script: null,
  page: null,
}
