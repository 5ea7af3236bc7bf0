import { QUALITIES, type WatchedQuality } from '../../../media/viewing.ts'

/** The rung that a picture is of. Without a picture it is the sound that is listened to. */
export function watchedQuality({
  videoWidth,
  videoHeight,
}: {
  videoWidth: number
  videoHeight: number
}): WatchedQuality {
  // Rungs are named by the short side, so that an upright picture is of the same rung.
  const side = Math.min(videoWidth, videoHeight)
  if (side === 0) return 'sound'
  const rungs = QUALITIES.filter((name) => name !== 'sound')
  return rungs.reduce((best, name) =>
    Math.abs(Number(name) - side) < Math.abs(Number(best) - side) ? name : best,
  )
}
