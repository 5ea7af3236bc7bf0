import { join } from 'node:path'
import { publishedKey, type VersionRef } from '../../../media/layout.ts'
import type { Download } from '../../../media/schemas/published.ts'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
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
  for (const [index, rung] of rungs.entries()) {
    const joined = await joinedRung(ref, plan, rung.name, context)
    const file = `video-${rung.name}.mp4`
    const path = join(context.scratch, file)
    await runFfmpeg({
      inputs: [{ path: joined }],
      outputs: [
        { path, options: ['-c', 'copy', ...tagOptions(tags), '-movflags', '+faststart', '-f', 'mp4'] },
      ],
      signal: context.signal,
    })
    const facts = { type: 'video/mp4', duration: plan.duration, ...(await fingerprint(path)) }
    downloads.push({ name: `mp4-${rung.name}`, file, ...facts })
    const smallest = index === rungs.length - 1
    if (smallest && downloads.every(({ bytes }) => bytes > MESSAGE_BYTES)) {
      const fitted = await fitForMessage(path, rung, planned, context)
      if (fitted) {
        await context.store.putFile(publishedKey(ref, fitted.file), join(context.scratch, fitted.file))
        downloads.push(fitted)
      }
    }
    await context.store.putFile(publishedKey(ref, file), path)
    context.progress((index + 1) / rungs.length)
  }
  return downloads
}
