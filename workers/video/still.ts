import { stat } from 'node:fs/promises'
import { ChaskiError } from '../../media/errors.ts'
import { runFfmpeg } from '../ffmpeg/ffmpeg.ts'
import type { PictureFacts } from '../probe/facts.ts'
import { toCommonPicture } from './filters.ts'

/** Larger is not needed for a player that has not started. */
const LONGEST_SIDE = 1280
/** Of a card on a telephone. */
const CARD_WIDTH = 320

interface Size {
  width: number
  height: number
}

/** The size of a still: that of the picture, brought below 1280. */
export function stillSize(picture: Size): Size {
  return scaled(picture, LONGEST_SIDE / Math.max(picture.width, picture.height))
}

/** The size of the same still in a list: 320 wide. */
export function cardSize(picture: Size): Size {
  return scaled(picture, CARD_WIDTH / picture.width)
}

function scaled({ width, height }: Size, wanted: number): Size {
  const scale = Math.min(1, wanted)
  const even = (length: number): number => Math.max(2, 2 * Math.round((length * scale) / 2))
  return { width: even(width), height: even(height) }
}

const ONE_JPEG = ['-frames:v', '1', '-q:v', '4', '-update', '1', '-f', 'image2'] as const

interface Still {
  source: string
  picture: PictureFacts
  /** Seconds. */
  at: number
  target: string
  /** Where to write the same for a card, if anywhere. */
  small?: string
}

/**
 * Writes one keyframe from around `at` as JPEG: of four the one that is most like all, which is seldom a black one. The
 * frames between them need not be decoded.
 * @throws ChaskiError `damaged_file` where nothing can be decoded there
 */
export async function takeStill(
  { source, picture, at, target, small }: Still,
  signal: AbortSignal,
): Promise<void> {
  const size = stillSize(picture)
  const graph = [
    // The keyframe lies before `at`, and what lies before the place that was sought would be dropped.
    `[0:${picture.stream}]setpts=N`,
    'thumbnail=n=4',
    ...toCommonPicture(picture, size),
    `scale=${size.width}:${size.height}:flags=bicubic`,
    'setsar=1',
    small === undefined ? 'format=yuvj420p[still]' : 'format=yuvj420p,split[still][large]',
  ].join(',')
  const card = cardSize(picture)
  const cardGraph = `;[large]scale=${card.width}:${card.height}:flags=bicubic[card]`
  await runFfmpeg({
    inputs: [
      {
        path: source,
        options: ['-skip_frame', 'nokey', ...(at > 0 ? ['-noaccurate_seek', '-ss', at.toFixed(3)] : [])],
      },
    ],
    outputs: [
      { path: target, options: ['-map', '[still]', ...ONE_JPEG] },
      ...(small === undefined ? [] : [{ path: small, options: ['-map', '[card]', ...ONE_JPEG] }]),
    ],
    filterGraph: small === undefined ? graph : graph + cardGraph,
    signal,
    maxSeconds: 300,
  })
  const written = await stat(target).catch(() => null)
  if (written === null || written.size === 0) {
    throw new ChaskiError('damaged_file', { detail: `no frame could be decoded after ${at.toFixed(1)} s` })
  }
}
