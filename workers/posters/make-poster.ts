import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { ChaskiError } from '../../media/errors.ts'
import type { PosterJob } from '../../media/jobs/queues.ts'
import {
  POSTER,
  POSTER_SMALL,
  posterKey,
  posterSourceKey,
  publishedKey,
  rungInit,
  rungPlaylist,
  rungSegment,
  type VersionRef,
} from '../../media/layout.ts'
import type { PictureType } from '../../media/schemas/poster.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import { makeCover } from '../files/cover.ts'
import type { JobContext } from '../jobs/context.ts'
import { segmentDurations } from '../video/playlists.ts'

type Context = Pick<JobContext, 'store' | 'scratch' | 'signal'>

/** What a poster is made from, as a local file. */
interface Origin {
  path: string
  /** Where it is a picture and no film. */
  picture?: PictureType
  /** Seconds from the beginning of the file. */
  at?: number
}

const MOST_PLAYLIST_BYTES = 4 * 2 ** 20
const LONGEST_SIDE = 1280
/** A picture is decoded in a second; what takes longer means harm. */
const MOST_SECONDS = 60

/** Makes a poster that staff chose, large and small, without anything the picture says of who took it, and where. */
export async function makePoster({ from, ...ref }: PosterJob, context: Context): Promise<void> {
  const { store, scratch, signal } = context
  const origin = await originOf({ from, ...ref }, context)
  const target = join(scratch, POSTER)
  const small = join(scratch, POSTER_SMALL)
  const { path, picture, at = 0 } = origin
  await runFfmpeg({
    inputs: [{ path, ...(picture && { picture }), options: at > 0 ? ['-ss', at.toFixed(3)] : [] }],
    outputs: [{ path: target, options: ['-map', '[poster]', '-map_metadata', '-1', ...ONE_JPEG] }],
    filterGraph: graph(picture),
    signal,
    maxSeconds: MOST_SECONDS,
  })
  await makeCover(target, small)
  await store.putFile(posterKey(ref, POSTER), target)
  await store.putFile(posterKey(ref, POSTER_SMALL), small)
}

const ONE_JPEG = ['-frames:v', '1', '-q:v', '3', '-update', '1', '-f', 'image2'] as const

/** White behind a drawing on nothing; no larger than a page needs it; coded as decoders read JPEG. */
function graph(picture: PictureType | undefined): string {
  const onPaper =
    picture === 'png' || picture === 'webp'
      ? 'format=rgba,split[drawn][under];[under]lutrgb=r=255:g=255:b=255:a=255[paper];[paper][drawn]overlay=format=rgb,'
      : ''
  const size = `w='min(iw,${LONGEST_SIDE})':h='min(ih,${LONGEST_SIDE})':force_original_aspect_ratio=decrease`
  const scaled = `scale=${size}:force_divisible_by=2:flags=bicubic:out_color_matrix=bt601:out_range=pc`
  return `[0:v:0]${onPaper}${scaled},setsar=1,format=yuvj420p[poster]`
}

async function originOf({ from, ...ref }: PosterJob, context: Context): Promise<Origin> {
  const { store, scratch } = context
  if ('picture' in from)
    return { path: await store.localCopy(posterSourceKey(ref), scratch), picture: from.picture }
  const version: VersionRef = { workId: ref.workId, version: from.version }
  if ('file' in from)
    return { path: await store.localCopy(publishedKey(version, from.file), scratch), picture: 'jpeg' }
  return momentOf(version, from, context)
}

/** The segment of a published rung that shows the moment, made playable by itself. */
async function momentOf(
  ref: VersionRef,
  { rung, moment }: { rung: string; moment: number },
  { store, scratch }: Context,
): Promise<Origin> {
  const { content } = await store.load(publishedKey(ref, rungPlaylist(rung)), MOST_PLAYLIST_BYTES)
  const place = segmentAt(segmentDurations(content?.toString() ?? ''), moment)
  if (place === null) throw new ChaskiError('damaged_file', { detail: `no segment shows second ${moment}` })
  const path = join(scratch, 'moment.mp4')
  const file = await open(path, 'w')
  try {
    for (const name of [rungInit(rung), rungSegment(rung, place.number)])
      await file.writeFile(await store.read(publishedKey(ref, name)))
  } finally {
    await file.close()
  }
  return { path, at: place.at }
}

/** Which segment shows a moment, and how far into it. */
export function segmentAt(
  durations: readonly number[],
  moment: number,
): { number: number; at: number } | null {
  let start = 0
  for (const [number, duration] of durations.entries()) {
    if (moment < start + duration) return { number, at: moment - start }
    start += duration
  }
  return null
}
