import { execFile } from 'node:child_process'
import { ChaskiError } from '../../media/errors.ts'
import { leashed } from '../jail/jail.ts'
import { endLeashed } from '../processes/end-leashed.ts'
import { BARE_ENVIRONMENT, LEASH } from '../processes/leashed.ts'
import { watch } from '../processes/watchdog.ts'
import { SAMPLE_RATE } from './mfcc.ts'
import { type Pcm, readWav } from './read-wav.ts'

const MOST_SECONDS = 60
/** A clause of a few minutes. */
const MOST_BYTES = 32 * 2 ** 20
/** It writes no file, but libpulse, which comes with it, sets memory aside as one. */
const SHARED_MEMORY = 2 ** 28
/** Words a minute: about what people say on the radio. */
const SPEED = 160
const NO_SUCH_PROGRAM = 127

/**
 * The voice of espeak-ng for a language of works: Spanish as in America, any Quechua as Quechua; what has no voice of its own is
 * read as Spanish, whose letters most others here share.
 * @param language BCP 47
 */
export function voiceOf(language: string | null): string {
  const [primary = ''] = (language ?? '').toLowerCase().split('-')
  if (QUECHUA.test(primary)) return 'qu'
  return VOICES[primary] ?? 'es-419'
}

/** `qu` and the tags of its varieties in ISO 639-3: `quy`, `quz`, `qxn`, `qvw` … */
const QUECHUA = /^(?:qu|qu[bdefghklprsvwxyz]|qv[a-z]|qw[aehs]|qx[a-z])$/
const VOICES: Readonly<Record<string, string>> = {
  es: 'es-419',
  en: 'en',
  pt: 'pt-br',
  fr: 'fr',
  de: 'de',
  it: 'it',
}

/**
 * Has espeak-ng say something, in the jail where there is one.
 * @returns mono at `SAMPLE_RATE`, without silence at its ends
 * @throws ChaskiError `no_voice` where espeak-ng is not installed
 * @throws the reason of `signal`
 */
export async function say(text: string, voice: string, signal: AbortSignal): Promise<Int16Array> {
  signal.throwIfAborted()
  const limits = { cpuSeconds: 2 * MOST_SECONDS, fileBytes: SHARED_MEMORY, processes: 32 }
  const leash = await leashed('espeak-ng', { read: [], write: [], limits })
  const wav = await new Promise<Buffer>((resolve, reject) => {
    const options = { env: BARE_ENVIRONMENT, maxBuffer: MOST_BYTES, encoding: 'buffer' as const }
    const child = execFile(LEASH, [...leash, ...espeakArguments(voice)], options, (error, output, log) => {
      watchdog.stop()
      signal.removeEventListener('abort', onAbort)
      if (signal.aborted) reject(signal.reason)
      else if (error === null) resolve(output)
      else {
        const isMissing = error.code === NO_SUCH_PROGRAM || String(error.code) === 'ENOENT'
        const detail = `espeak-ng ended with ${error.signal ?? error.code}: ${log.toString().trim().slice(-300)}`
        reject(new ChaskiError(isMissing ? 'no_voice' : 'internal', { detail, cause: error }))
      }
    })
    const onAbort = (): void => endLeashed(child)
    const watchdog = watch({ stallSeconds: MOST_SECONDS, maxSeconds: MOST_SECONDS }, onAbort)
    signal.addEventListener('abort', onAbort, { once: true })
    // It may end before it has read everything; how it ended says why.
    child.stdin?.on('error', () => {})
    child.stdin?.end(text)
  })
  return voiceIn(wav)
}

/** With the text on its standard input and a WAV on its standard output. */
export function espeakArguments(voice: string, speed = SPEED, pitch = 50): string[] {
  return ['-v', voice, '-s', String(speed), '-p', String(pitch), '-z', '--stdin', '--stdout']
}

/** What espeak-ng wrote, at `SAMPLE_RATE` and without silence at its ends. */
export function voiceIn(wav: Buffer): Int16Array {
  return trimmed(resampled(readWav(wav)))
}

/** By straight lines between the samples: a voice of formants has little above what that loses. */
function resampled({ rate, samples }: Pcm): Int16Array {
  if (rate === SAMPLE_RATE) return samples
  const step = rate / SAMPLE_RATE
  return Int16Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const at = index * step
    const left = Math.floor(at)
    const here = samples[left] ?? 0
    return here + ((samples[left + 1] ?? here) - here) * (at - left)
  })
}

/** One part in two hundred of full scale. */
const SILENT = 160

function trimmed(samples: Int16Array): Int16Array {
  const isHeard = (sample: number): boolean => Math.abs(sample) >= SILENT
  return samples.subarray(Math.max(0, samples.findIndex(isHeard)), samples.findLastIndex(isHeard) + 1)
}
