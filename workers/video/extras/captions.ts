import { join } from 'node:path'
import { publishedKey, type VersionRef } from '../../../media/layout.ts'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import type { JobContext } from '../../jobs/context.ts'
import { isOfTheFile } from '../../processes/failure.ts'
import { captionLanguages } from '../caption-languages.ts'
import type { Planned } from '../planned.ts'
import { localSource, sourceClock } from '../source.ts'

/** The subtitles in the upload, as WebVTT, one per language. */
export async function makeCaptions(
  ref: VersionRef,
  planned: Planned,
  context: JobContext,
): Promise<{ language: string; file: string }[]> {
  const { store, scratch, signal } = context
  const source = await localSource(ref, planned, context)
  const captions: { language: string; file: string }[] = []
  for (const { stream, language } of captionLanguages(planned.facts.subtitles)) {
    const file = `captions-${language}.vtt`
    const path = join(scratch, file)
    try {
      await runFfmpeg({
        inputs: [{ path: source, options: sourceClock(planned.plan) }],
        outputs: [{ path, options: ['-map', `0:${stream}`, '-c:s', 'webvtt', '-f', 'webvtt'] }],
        signal,
      })
    } catch (error) {
      // The other languages may be intact. Staff get a warning that one is missing.
      if (isOfTheFile(error)) continue
      throw error
    }
    await store.putFile(publishedKey(ref, file), path)
    captions.push({ language, file })
  }
  return captions
}
