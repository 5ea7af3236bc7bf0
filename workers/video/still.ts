import { stat } from 'node:fs/promises'
import { ChaskiError } from '../../media/errors.ts'
import { runFfmpeg } from '../ffmpeg.ts'
import type { PictureFacts } from '../probe/facts.ts'
import { toCommonPicture } from './filters.ts'

/** Larger is not needed for a card or a player that has not started. */
const LONGEST_SIDE = 1280

/** The size of a still: that of the picture, brought below 1280. */
export function stillSize({ width, height }: Pick<PictureFacts, 'width' | 'height'>): {
  width: number
  height: number
} {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  const even = (length: number): number => Math.max(2, 2 * Math.round((length * scale) / 2))
  return { width: even(width), height: even(height) }
}

interface Still {
  source: string
  picture: PictureFacts
  /** Seconds. */
  at: number
  target: string
}

/**
 * Writes one frame from around `at` as JPEG: of two dozen the one that is most like all, which is seldom a black one.
 * @throws ChaskiError `damaged_file` where nothing can be decoded there
 */
export async function takeStill({ source, picture, at, target }: Still, signal: AbortSignal): Promise<void> {
  const size = stillSize(picture)
  const graph = [
    `[0:${picture.stream}]thumbnail=n=24`,
    ...toCommonPicture(picture, size),
    `scale=${size.width}:${size.height}:flags=bicubic`,
    'setsar=1',
    'format=yuvj420p[still]',
  ].join(',')
  await runFfmpeg({
    inputs: [{ path: source, options: at > 0 ? ['-ss', at.toFixed(3)] : [] }],
    outputs: [
      {
        path: target,
        options: ['-map', '[still]', '-frames:v', '1', '-q:v', '4', '-update', '1', '-f', 'image2'],
      },
    ],
    filterGraph: graph,
    signal,
    maxSeconds: 300,
  })
  const written = await stat(target).catch(() => null)
  if (written === null || written.size === 0) {
    throw new ChaskiError('damaged_file', { detail: `no frame could be decoded after ${at.toFixed(1)} s` })
  }
}
