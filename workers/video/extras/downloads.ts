import { join } from 'node:path'
import { publishedKey, type VersionRef } from '../../../media/layout.ts'
import type { Download } from '../../../media/schemas/published.ts'
import { type FfmpegInput, runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import { fingerprint } from '../../files/fingerprint.ts'
import type { JobContext } from '../../jobs/context.ts'
import { rungsOf } from '../plan.ts'
import type { Planned } from '../planned.ts'
import { joinedRung } from './joined.ts'
import { fitForMessage, MESSAGE_BYTES } from './message-size.ts'
import { tagOptions } from './tags.ts'

/**
 * Low rungs as progressive files, for phones without JavaScript and for sharing; plus one small enough for a messenger,
 * if none of those is.
 */
export async function makeDownloads(
  ref: VersionRef,
  planned: Planned,
  context: JobContext,
): Promise<Download[]> {
  const { plan, tags } = planned
  const downloads: Download[] = []
  const low = rungsOf(plan, 'low')
  const rungs = low.length > 0 ? low : plan.rungs.slice(-1)
  const files = rungs.map(({ name }) => `video-${name}.mp4`)
  const path = (file: string): string => join(context.scratch, file)
  const inputs: FfmpegInput[] = []
  for (const { name } of rungs) inputs.push({ path: await joinedRung(ref, plan, name, context) })
  // One run for all: they only copy, and starting ffmpeg costs more than that.
  await runFfmpeg({
    inputs,
    outputs: files.map((file, index) => ({
      path: path(file),
      options: [
        ...['-map', `${index}:v`, '-map', `${index}:a?`, '-c', 'copy'],
        ...[...tagOptions(tags), '-movflags', '+faststart', '-f', 'mp4'],
      ],
    })),
    signal: context.signal,
  })
  for (const [index, rung] of rungs.entries()) {
    const file = files[index] ?? ''
    const facts = { type: 'video/mp4', duration: plan.duration, ...(await fingerprint(path(file))) }
    downloads.push({ name: `mp4-${rung.name}`, file, ...facts })
    const smallest = index === rungs.length - 1
    if (smallest && downloads.every(({ bytes }) => bytes > MESSAGE_BYTES)) {
      const fitted = await fitForMessage(path(file), rung, planned, context)
      if (fitted) {
        await context.store.putFile(publishedKey(ref, fitted.file), path(fitted.file))
        downloads.push(fitted)
      }
    }
    await context.store.putFile(publishedKey(ref, file), path(file))
    context.progress((index + 1) / rungs.length)
  }
  return downloads
}
