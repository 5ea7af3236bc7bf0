import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface SampleVideo {
  seconds?: number
  size?: string
  /** Frames per second, such as `25` or `30000/1001`. */
  rate?: string
  /** Without sound, or with a tone of this many Hz. */
  tone?: number | null
  /** Seconds by which the sound begins late. */
  soundDelay?: number
  /** More options of the output, such as a codec. */
  options?: string[]
}

/** Makes a small video with a picture that changes in every frame; `path` decides the container. */
export async function sampleVideo(path: string, sample: SampleVideo = {}): Promise<void> {
  const { seconds = 3, size = '320x240', rate = '25', tone = 440, soundDelay = 0, options = [] } = sample
  const sound =
    tone === null
      ? []
      : [
          '-itsoffset',
          String(soundDelay),
          '-f',
          'lavfi',
          '-i',
          `sine=f=${tone}:r=48000:d=${seconds - soundDelay}`,
        ]
  await ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`, ...sound],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '250'],
    ...[...options, path],
  ])
}

/** Makes a tone without a picture. */
export async function sampleSound(path: string, seconds = 2): Promise<void> {
  await ffmpeg(['-f', 'lavfi', '-i', `sine=f=440:r=48000:d=${seconds}`, path])
}

export async function ffmpeg(args: string[]): Promise<void> {
  await run('ffmpeg', ['-y', '-nostdin', '-v', 'error', ...args])
}

export interface Packets {
  /** Seconds, in order of presentation. */
  video: number[]
  audio: number[]
  /** Seconds at which a picture can be decoded by itself. */
  keyframes: number[]
}

/** When each packet of a file is presented. */
export async function packetTimes(path: string): Promise<Packets> {
  const show = ['-show_entries', 'packet=codec_type,pts_time,flags', '-of', 'csv=p=0', path]
  const { stdout } = await run('ffprobe', ['-v', 'error', ...show], { maxBuffer: 2 ** 26 })
  const packets = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const times = (wanted: string, flag = ''): number[] =>
    packets
      .filter(([type, , flags]) => type === wanted && (flags ?? '').includes(flag))
      .map(([, time]) => Number(time))
      .sort((a, b) => a - b)
  return { video: times('video'), audio: times('audio'), keyframes: times('video', 'K') }
}

/** How many frames can be decoded; throws where a decoder complains. */
export async function decodedFrames(path: string): Promise<number> {
  const count = ['-count_frames', '-select_streams', 'v:0', '-show_entries', 'stream=nb_read_frames']
  const { stdout, stderr } = await run('ffprobe', ['-v', 'error', ...count, '-of', 'csv=p=0', path])
  if (stderr.trim() !== '') throw new Error(stderr)
  return Number(stdout.trim().split('\n')[0])
}
