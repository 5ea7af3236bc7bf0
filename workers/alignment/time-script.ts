import { spokenSentences } from '../../media/captions/spoken.ts'
import type { TimedSentence } from '../../media/schemas/timed-script.ts'
import { align, type SaidSentence } from './align.ts'
import { hear } from './hear.ts'
import { clausesOf } from './said.ts'
import { say, voiceOf } from './say.ts'

export interface Script {
  text: string
  /** BCP 47; null if nobody said. */
  language: string | null
}

/**
 * When each word of a script is heard in a sound.
 * @param path of a file with sound, as people hear it
 * @throws ChaskiError `no_voice`, and those of ffmpeg
 */
export async function timeScript(
  path: string,
  { text, language }: Script,
  { scratch, signal }: { scratch: string; signal: AbortSignal },
): Promise<TimedSentence[]> {
  const voice = voiceOf(language)
  const said: SaidSentence[] = []
  for (const sentence of spokenSentences(text)) {
    const clauses = []
    for (const { text: clause, words } of clausesOf(sentence.text))
      clauses.push({ words, sound: await say(clause, voice, signal) })
    said.push({ text: sentence.text, clauses })
  }
  return align(await hear(path, scratch, signal), said)
}
