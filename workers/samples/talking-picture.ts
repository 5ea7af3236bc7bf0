import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { type Phrase, SAMPLE_RATE, SYLLABLE_RATE, speak } from './voice.ts'
import { encodeWav } from './wav.ts'

const WIDTH = 1280
const HEIGHT = 720
const FRAMES_A_SECOND = 25

export interface TalkingPicture {
  /** Shown above the face. */
  name: string
  phrases: readonly string[]
  seconds: number
}

/**
 * Makes a video of a drawn face that speaks: the mouth moves with the sound, the words are shown below, and a clock
 * runs, so that sound out of sync or a lost second is obvious.
 */
export async function makeTalkingPicture(
  picture: TalkingPicture,
  path: string,
  signal: AbortSignal,
): Promise<void> {
  const { samples, phrases } = speak(picture.phrases, picture.seconds, 115)
  const voice = `${path}.voice.wav`
  const texts = `${path}.texts`
  try {
    await writeFile(voice, encodeWav(samples, SAMPLE_RATE))
    // Texts are passed as files: in a filter graph every colon and quote would need escaping twice.
    const lines = [picture.name, ...phrases.map(({ text }) => text)]
    const files = lines.map((_, index) => `${texts}-${index}`)
    await Promise.all(lines.map((line, index) => writeFile(files[index] ?? '', line)))
    await runFfmpeg({
      inputs: [{ path: voice }],
      filterGraph: drawing(phrases, files, picture.seconds, await fontOption()),
      outputs: [{ path, options: encoding(picture.seconds) }],
      signal,
    })
    await Promise.all(files.map((file) => rm(file)))
  } finally {
    await rm(voice, { force: true })
  }
}

function encoding(seconds: number): string[] {
  const picture = [
    '-map',
    '[picture]',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '20',
    '-pix_fmt',
    'yuv420p',
  ]
  const sound = ['-map', '0:a', '-c:a', 'aac', '-b:a', '128k']
  return [...picture, ...sound, '-t', String(seconds), '-movflags', '+faststart', '-f', 'mp4']
}

/** The face is four round glyphs; only the size of the mouth depends on the time. */
function drawing(
  phrases: Phrase[],
  [nameFile = '', ...phraseFiles]: string[],
  seconds: number,
  font: string,
): string {
  const speaking = phrases
    .map(({ start, end }) => `between(t,${start.toFixed(3)},${end.toFixed(3)})`)
    .join('+')
  const mouth = `18+70*(${speaking || '0'})*abs(sin(PI*t*${SYLLABLE_RATE}))`
  const text = (options: string): string => `drawtext=${font}${options}`
  const disc = (x: number, y: number, size: string, colour: string): string =>
    text(`text=●:fontcolor=${colour}:fontsize='${size}':x=${x}-text_w/2:y=${y}-text_h/2`)
  const chain = [
    `color=c=0x1f4e5f:s=${WIDTH}x${HEIGHT}:r=${FRAMES_A_SECOND}:d=${seconds}`,
    disc(640, 340, '560', '0xd9a066'),
    disc(560, 280, '60', '0x2b1b12'),
    disc(720, 280, '60', '0x2b1b12'),
    disc(640, 430, mouth, '0x7a1f1f'),
    text(`textfile=${nameFile}:fontcolor=white:fontsize=44:x=48:y=40`),
    text(
      `text='%{pts\\:hms}':fontcolor=white:fontsize=44:x=w-text_w-48:y=40:box=1:boxcolor=black@0.4:boxborderw=10`,
    ),
    ...phrases.map(({ start, end }, index) =>
      text(
        `textfile=${phraseFiles[index]}:fontcolor=white:fontsize=34:x=(w-text_w)/2:y=h-80:box=1:boxcolor=black@0.5` +
          `:boxborderw=12:enable='between(t,${start.toFixed(3)},${end.toFixed(3)})'`,
      ),
    ),
  ]
  return `${chain.join(',')}[picture]`
}

/** A font with the round glyph, if fontconfig can name one; otherwise ffmpeg takes what it finds. */
async function fontOption(): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('fc-match', ['-f', '%{file}', 'DejaVu Sans:bold'])
    return /^[\w/.-]+$/.test(stdout) ? `fontfile=${stdout}:` : ''
  } catch {
    return ''
  }
}
