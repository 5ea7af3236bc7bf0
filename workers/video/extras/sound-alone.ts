import { join } from 'node:path'
import { publishedKey, stagedKey, type VersionRef } from '../../../media/layout.ts'
import type { Download } from '../../../media/schemas/published.ts'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import { fingerprint } from '../../files/fingerprint.ts'
import type { JobContext } from '../../jobs/context.ts'
import { withHeardSound } from '../heard-sound.ts'
import { rungsOf } from '../plan.ts'
import type { Planned } from '../planned.ts'
import { stagedSound } from '../sound.ts'
import { localSource } from '../source.ts'
import { tagOptions } from './tags.ts'

const MP3_BITRATE = 96_000

/**
 * The sound without the picture: a small file for listening on a weak link, and MP3 for every old player and radio
 * desk.
 */
export async function makeSoundAlone(
  ref: VersionRef,
  planned: Planned,
  context: JobContext,
): Promise<Download[]> {
  const { plan, tags } = planned
  const { store, scratch, progress } = context
  const [rung] = rungsOf(plan, 'low')
  if (plan.sound === null || rung === undefined) return []
  const bitrate = rung.audio.bitrate
  const small = join(scratch, 'sound.m4a')
  const encoded = await store.localCopy(stagedKey(ref, stagedSound(rung)), scratch)
  const mp3 = join(scratch, 'sound.mp3')
  const source = await localSource(ref, planned, context)
  await withHeardSound({ plan, source, whole: true }, context, (heard) =>
    runFfmpeg({
      inputs: [heard.input, { path: encoded }],
      filterGraph: `${heard.graph}[heard]`,
      outputs: [
        {
          path: small,
          options: [
            ...['-map', '1:a', '-c', 'copy', ...tagOptions(tags)],
            ...['-movflags', '+faststart', '-f', 'ipod'],
          ],
        },
        {
          path: mp3,
          options: [
            ...['-map', '[heard]', '-c:a', 'libmp3lame', '-b:a', String(MP3_BITRATE), '-ar', '44100'],
            ...[...tagOptions(tags), '-id3v2_version', '3', '-write_id3v1', '1', '-f', 'mp3'],
          ],
        },
      ],
      signal: heard.signal,
      onProgress: (time) => progress(time / plan.duration),
    }),
  )
  const { duration } = plan
  const downloads: Download[] = [
    {
      name: 'm4a',
      file: 'sound.m4a',
      type: 'audio/mp4',
      duration,
      bitrate,
      channels: rung.audio.channels,
      ...(await fingerprint(small)),
    },
    {
      name: 'mp3',
      file: 'sound.mp3',
      type: 'audio/mpeg',
      duration,
      bitrate: MP3_BITRATE,
      channels: 2,
      ...(await fingerprint(mp3)),
    },
  ]
  await store.putFile(publishedKey(ref, 'sound.m4a'), small)
  await store.putFile(publishedKey(ref, 'sound.mp3'), mp3)
  return downloads
}
