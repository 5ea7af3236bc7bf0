import type { Quality } from '../playback/source.ts'

/** How a work is played. */
export type SourceKind = 'hls.js' | 'stream' | 'native-stream' | 'file' | 'sound'

/** What the page offers and what the browser can do. */
export interface Choice {
  hls: string | null
  /** The smallest MP4. */
  light: string | null
  /** The sound alone. */
  sound: string | null
  /** Whether this browser says that it can decode the picture (H.264). */
  decodes: boolean
  /** Media Source Extensions. */
  mediaSource: boolean
  /** Whether hls.js is here, which is so on fast links alone. */
  hlsLibrary: boolean
  /** `canPlayType` of an HLS playlist. */
  nativeHls: boolean
  quality: Quality
}

/**
 * The source, or null if nothing can be played. Our own streaming starts soonest and fetches least ahead; where the link
 * is fast, hls.js has come meanwhile, which knows more of how to choose a rung.
 * Native HLS comes after it: Chromium answers "maybe" to it, but does not recover from a lost connection. Where the picture
 * cannot be decoded, the sound is better than a wait without end.
 */
export function chooseSource(choice: Choice): SourceKind | null {
  const { hls, light, sound, decodes, mediaSource, hlsLibrary, nativeHls, quality } = choice
  if (sound !== null && (quality === 'sound' || !decodes)) return 'sound'
  if (!decodes) return null
  if (hls !== null && mediaSource) return hlsLibrary && quality !== 'saver' ? 'hls.js' : 'stream'
  if (hls !== null && nativeHls) return 'native-stream'
  return light === null ? null : 'file'
}

/** The simplest profile of H.264 with AAC-LC: who cannot decode this, decodes no rung of ours. */
export const PICTURE_TYPE = 'video/mp4; codecs="avc1.42e01e, mp4a.40.2"'
