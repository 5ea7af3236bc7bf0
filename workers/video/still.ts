import { readFile, rename, stat } from 'node:fs/promises'
import sharp from 'sharp'
import { ChaskiError } from '../../media/errors.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import type { PictureFacts } from '../probe/facts.ts'
import { isOfTheFile } from '../processes/failure.ts'
import { fitted, SIZE_MAY_CHANGE, toCommonPicture } from './filters.ts'

/** A player that has not started needs nothing larger. */
const LONGEST_SIDE = 1280

interface Size {
  width: number
  height: number
}

/** The size of a still: that of the picture, scaled down to 1280 at most. */
export function stillSize(picture: Size): Size {
  return scaled(picture, LONGEST_SIDE / Math.max(picture.width, picture.height))
}

function scaled({ width, height }: Size, wanted: number): Size {
  const scale = Math.min(1, wanted)
  const even = (length: number): number => Math.max(2, 2 * Math.round((length * scale) / 2))
  return { width: even(width), height: even(height) }
}

const ONE_JPEG = ['-frames:v', '1', '-q:v', '4', '-update', '1', '-f', 'image2'] as const
/** How decoders read JPEG: with the matrix of standard definition, in full range. */
const AS_JPEG = 'zscale=matrix=170m:range=full,format=yuvj420p'

interface Still {
  source: string
  picture: PictureFacts
  /** Seconds, preferred place first. If a place is blank (a fade, a black opening), the next one is tried. */
  places: readonly number[]
  target: string
}

type Candidate = Pick<Still, 'source' | 'picture' | 'target'> & { at: number }

/**
 * Writes one frame as JPEG: from the first place that shows something, otherwise the one with the most contrast.
 * @throws ChaskiError `damaged_file` if nothing can be decoded at any of them
 */
export async function takeStill(still: Still, signal: AbortSignal): Promise<void> {
  let most = Number.NEGATIVE_INFINITY
  for (const [index, at] of still.places.entries()) {
    const { source, picture, target } = still
    const candidate = { source, picture, at, target: `${target}.try.jpg` }
    // Keyframes are cheapest; but some films have only one, and it is black.
    const isThere =
      (index === 0 && (await takeNear(candidate, true, signal))) || (await takeNear(candidate, false, signal))
    if (!isThere) continue
    const contrast = await contrastOf(candidate.target)
    if (contrast <= most) continue
    most = contrast
    await rename(candidate.target, target)
    if (showsSomething(contrast)) return
  }
  if (most < 0) throw new ChaskiError('damaged_file', { detail: 'no frame could be decoded for a still' })
}

/** Standard deviation, of 255 levels. Anything less is a black frame, a plain one, or the very start of a fade. */
const LEAST_CONTRAST = 10

export const showsSomething = (contrast: number): boolean => contrast >= LEAST_CONTRAST

/** Standard deviation of the brightness of the pixels. */
async function contrastOf(path: string): Promise<number> {
  // As bytes: given a path, sharp could return a cached picture from an earlier file there.
  const { channels } = await sharp(await readFile(path))
    .greyscale()
    .stats()
  return channels[0]?.stdev ?? 0
}

/** @returns whether there was a frame */
async function takeNear(candidate: Candidate, keyframes: boolean, signal: AbortSignal): Promise<boolean> {
  const { source, target, at } = candidate
  // Picks the most typical of four keyframes. The keyframe lies before `at`, and an accurate seek would drop frames
  // from before it.
  const seek = at > 0 ? [...(keyframes ? ['-noaccurate_seek'] : []), '-ss', at.toFixed(3)] : []
  try {
    await runFfmpeg({
      inputs: [
        {
          path: source,
          options: [...SIZE_MAY_CHANGE, ...(keyframes ? ['-skip_frame', 'nokey'] : []), ...seek],
        },
      ],
      outputs: [{ path: target, options: ['-map', '[still]', ...ONE_JPEG] }],
      filterGraph: stillGraph(candidate, keyframes),
      signal,
      maxSeconds: 300,
    })
  } catch (error) {
    // Another place may be intact.
    if (isOfTheFile(error)) return false
    throw error
  }
  const written = await stat(target).catch(() => null)
  return written !== null && written.size > 0
}

function stillGraph({ picture }: Candidate, keyframes: boolean): string {
  const size = stillSize(picture)
  return [
    `[0:${picture.stream}]setpts=N`,
    ...fitted(picture),
    ...(keyframes ? ['thumbnail=n=4'] : []),
    ...toCommonPicture(picture, size),
    `scale=${size.width}:${size.height}:flags=bicubic`,
    'setsar=1',
    `${AS_JPEG}[still]`,
  ].join(',')
}
