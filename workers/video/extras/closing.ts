import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runFfmpeg } from '../../ffmpeg/ffmpeg.ts'
import type { JobContext } from '../../jobs/context.ts'
import { type CardWords, drawEndCard } from './end-card.ts'
import { fragmentsOf, pictureEnd, timescaleOf } from './fragments.ts'

export const CLOSING_SECONDS = 2
/** A card does not move. */
const FRAME_RATE = 10

interface Behind {
  name: string
  width: number
  height: number
  /** Initialization segment of the rung. */
  init: Buffer
  /** Its last segment. */
  last: Buffer
}

/**
 * The card as fragments that are put behind those of a rung: nothing of the film is encoded again. Its own parameter sets are in
 * the stream, since those at the head of the file are the film's.
 */
export async function closingFragments(
  words: CardWords,
  { name, width, height, init, last }: Behind,
  { scratch, signal }: Pick<JobContext, 'scratch' | 'signal'>,
): Promise<Buffer> {
  const card = join(scratch, `card-${name}.png`)
  const path = join(scratch, `card-${name}.mp4`)
  await writeFile(card, await drawEndCard(words, { width, height }))
  const timescale = timescaleOf(init)
  const bt709 = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709']
  await runFfmpeg({
    inputs: [{ path: card, picture: 'png' }],
    filterGraph: [
      `[0:v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1`,
      `tpad=stop_mode=clone:stop_duration=${CLOSING_SECONDS},fps=${FRAME_RATE},trim=duration=${CLOSING_SECONDS}`,
      `settb=1/${timescale},setpts=PTS-STARTPTS+${pictureEnd(last)}[card]`,
    ].join(','),
    outputs: [
      {
        path,
        options: [
          ...['-map', '[card]', '-fps_mode', 'passthrough', '-enc_time_base', `1:${timescale}`],
          ...['-c:v', 'libx264', '-preset', 'medium', '-tune', 'stillimage', '-crf', '22', '-bf', '0'],
          ...['-profile:v', 'high', ...bt709, '-color_range', 'tv', '-bsf:v', 'dump_extra'],
          ...['-video_track_timescale', String(timescale), '-avoid_negative_ts', 'disabled'],
          ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof+frag_discont', '-f', 'mp4'],
        ],
      },
    ],
    signal,
  })
  return fragmentsOf(await readFile(path))
}
