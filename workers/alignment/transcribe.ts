import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { spokenSentences, wordsOf } from '../../media/captions/spoken.ts'
import { ChaskiError } from '../../media/errors.ts'
import { SentenceTime, type TimedSentence } from '../../media/schemas/timed-script.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { endLeashed } from '../processes/end-leashed.ts'
import { BARE_ENVIRONMENT, LEASH } from '../processes/leashed.ts'
import { watch } from '../processes/watchdog.ts'
import { SAMPLE_RATE } from './mfcc.ts'

const MOST_SECONDS = 2 * 3600
const MOST_BYTES = 16 * 2 ** 20

const Times = Type.Array(SentenceTime)

/**
 * The same by a program of whoever runs this, for those who have a speech model. It is started with the path of a WAV (mono,
 * 16 kHz) and the language, reads `{"language": "qu", "words": ["Ama", "llulla"]}` on its standard input, and prints a JSON list
 * with a `{"start": 0.12, "end": 0.48}` for each of the words.
 * @throws ChaskiError `transcriber_failed` for any other answer
 */
export async function transcribe(
  program: string,
  path: string,
  { text, language }: { text: string; language: string | null },
  { scratch, signal }: { scratch: string; signal: AbortSignal },
): Promise<TimedSentence[]> {
  const wav = join(scratch, 'heard.wav')
  const options = ['-map', '0:a:0', '-ac', '1', '-ar', String(SAMPLE_RATE), '-c:a', 'pcm_s16le', '-f', 'wav']
  await runFfmpeg({ inputs: [{ path }], outputs: [{ path: wav, options }], signal })
  const sentences = spokenSentences(text).map((sentence) => ({
    text: sentence.text,
    words: wordsOf(sentence.text),
  }))
  const words = sentences.flatMap((sentence) => sentence.words)
  const answer = await ask(program, [wav, language ?? 'und'], JSON.stringify({ language, words }), signal)
  const times = timesIn(answer, words.length)
  let at = 0
  return sentences.map(({ text: said, words: own }) => {
    const timed = own.map((word) => ({ text: word, ...(times[at++] as SentenceTime) }))
    const [start, end] = [timed[0]?.start ?? 0, timed.at(-1)?.end ?? 0]
    return { text: said, start, end, words: timed, mended: false, doubtful: false }
  })
}

function timesIn(answer: string, count: number): SentenceTime[] {
  let times: unknown = null
  try {
    times = JSON.parse(answer)
  } catch (cause) {
    throw new ChaskiError('transcriber_failed', { detail: 'its answer is no JSON', cause })
  }
  if (!Value.Check(Times, times) || times.length !== count)
    throw new ChaskiError('transcriber_failed', { detail: `its answer is no list of ${count} times` })
  return times
}

/** Outside of the jail, which has no models in it: what it reads is a WAV that we made. */
function ask(program: string, args: string[], input: string, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const env = { ...BARE_ENVIRONMENT, LEASH_ADDRESS_SPACE: 'unlimited' }
    const child = execFile(
      LEASH,
      [program, ...args],
      { env, maxBuffer: MOST_BYTES },
      (error, output, log) => {
        watchdog.stop()
        signal.removeEventListener('abort', onAbort)
        if (signal.aborted) reject(signal.reason)
        else if (error === null) resolve(output)
        else {
          const detail = `ended with ${error.signal ?? error.code}: ${log.trim().slice(-300)}`
          reject(new ChaskiError('transcriber_failed', { detail, cause: error }))
        }
      },
    )
    const onAbort = (): void => endLeashed(child)
    const watchdog = watch({ stallSeconds: MOST_SECONDS, maxSeconds: MOST_SECONDS }, onAbort)
    signal.addEventListener('abort', onAbort, { once: true })
    // It may end before it has read everything; how it ended says why.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}
