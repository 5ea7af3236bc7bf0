import { readFile, rename, rm } from 'node:fs/promises'
import sharp from 'sharp'
import { ChaskiError } from '../../media/errors.ts'
import { type FfmpegRun, runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import type { PictureFacts } from '../probe/facts.ts'
import { isOfTheFile } from '../processes/failure.ts'
import { fitted, hasManyPixels, SIZE_MAY_CHANGE, toCommonPicture } from './filters.ts'

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

interface Film {
  source: string
  picture: PictureFacts
}

interface Still {
  /** Seconds, preferred place first. If a place is blank (a fade, a black opening), the next one is tried. */
  places: readonly number[]
  target: string
}

interface Frame {
  at: number
  path: string
}

/**
 * Writes frames as JPEG: each from the first of its places that shows something, otherwise the one with the most
 * contrast. The first places are tried in one run, because starting ffmpeg costs more than a frame of a small film.
 * @throws ChaskiError `damaged_file` if nothing can be decoded at any place of one of them
 */
export async function takeStills(film: Film, stills: readonly Still[], signal: AbortSignal): Promise<void> {
  const firsts = stills.map(({ places: [at = 0], target }) => ({ at, path: tryPath(target) }))
  // Keyframes are cheapest; but some films have only one, and it is black.
  await takeFrames(film, firsts, true, signal)
  for (const still of stills) {
    const first = await contrastOf(tryPath(still.target))
    if (first !== null) await rename(tryPath(still.target), still.target)
    if (first === null || !showsSomething(first)) await searchFurther(film, still, first, signal)
  }
}

/** Decodes exact frames, one place after the other, and keeps what has more contrast than what is there. */
async function searchFurther(
  film: Film,
  { places, target }: Still,
  first: number | null,
  signal: AbortSignal,
): Promise<void> {
  const path = tryPath(target)
  let most = first
  for (const at of places) {
    await takeFrames(film, [{ at, path }], false, signal)
    const contrast = await contrastOf(path)
    if (contrast === null || (most !== null && contrast <= most)) continue
    most = contrast
    await rename(path, target)
    if (showsSomething(contrast)) return
  }
  if (most === null)
    throw new ChaskiError('damaged_file', { detail: 'no frame could be decoded for a still' })
}

const tryPath = (target: string): string => `${target}.try.jpg`

/** Standard deviation, of 255 levels. Anything less is a black frame, a plain one, or the very start of a fade. */
const LEAST_CONTRAST = 10

export const showsSomething = (contrast: number): boolean => contrast >= LEAST_CONTRAST

/** Standard deviation of the brightness of the pixels; null if there is no picture. */
async function contrastOf(path: string): Promise<number | null> {
  // As bytes: given a path, sharp could return a cached picture from an earlier file there.
  const bytes = await readFile(path).catch(noneThere)
  if (bytes === null || bytes.length === 0) return null
  const { channels } = await sharp(bytes).greyscale().stats()
  return channels[0]?.stdev ?? 0
}

function noneThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** Writes what can be decoded; where nothing can, there is no file. */
async function takeFrames(
  film: Film,
  frames: readonly Frame[],
  keyframes: boolean,
  signal: AbortSignal,
): Promise<void> {
  const eachAlone = async (): Promise<void> => {
    for (const frame of frames) await takeFrames(film, [frame], keyframes, signal)
  }
  // Each frame has a decoder of its own, with pictures of its own.
  if (frames.length > 1 && hasManyPixels(film.picture)) return await eachAlone()
  for (const { path } of frames) await rm(path, { force: true })
  try {
    await runFfmpeg({ ...stillRun(film, frames, keyframes), signal, maxSeconds: 300 })
  } catch (error) {
    if (!isOfTheFile(error)) throw error
    // Another place may be intact.
    if (frames.length > 1) return await eachAlone()
    for (const { path } of frames) await rm(path, { force: true })
  }
}

type StillRun = Pick<FfmpegRun, 'inputs' | 'outputs' | 'filterGraph'>

function stillRun({ source, picture }: Film, frames: readonly Frame[], keyframes: boolean): StillRun {
  return {
    inputs: frames.map(({ at }) => {
      // Picks the most typical of four keyframes. The keyframe lies before `at`, and an accurate seek would drop frames
      // from before it.
      const seek = at > 0 ? [...(keyframes ? ['-noaccurate_seek'] : []), '-ss', at.toFixed(3)] : []
      return {
        path: source,
        options: [...SIZE_MAY_CHANGE, ...(keyframes ? ['-skip_frame', 'nokey'] : []), ...seek],
      }
    }),
    outputs: frames.map(({ path }, index) => ({ path, options: ['-map', `[still${index}]`, ...ONE_JPEG] })),
    filterGraph: frames.map((_frame, index) => stillGraph(picture, index, keyframes)).join(';'),
  }
}

function stillGraph(picture: PictureFacts, input: number, keyframes: boolean): string {
  const size = stillSize(picture)
  return [
    `[${input}:${picture.stream}]setpts=N`,
    ...fitted(picture),
    ...(keyframes ? ['thumbnail=n=4'] : []),
    ...toCommonPicture(picture, size),
    `scale=${size.width}:${size.height}:flags=bicubic`,
    'setsar=1',
    `${AS_JPEG}[still${input}]`,
  ].join(',')
}
