/** How a video is played. */
export type SourceKind = 'stream' | 'native-stream' | 'file'

/** What the page offers and what the browser can do. */
export interface Choice {
  hls: string | null
  /** The smallest MP4. */
  light: string | null
  /** Media Source Extensions, or Managed Media Source. */
  mediaSource: boolean
  /** `canPlayType` of an HLS playlist. */
  nativeHls: boolean
  /** Whether the viewer or the device asks to save data. */
  saveData: boolean
}

/**
 * The initial source, or null if nothing can be played. To save data, the plain file: it starts in a third of the time and
 * needs no streaming library of a hundred kilobytes. Native HLS comes after hls.js: Chromium answers "maybe" to it, but
 * lacks our tuning and does not recover from a lost connection.
 */
export function chooseSource({ hls, light, mediaSource, nativeHls, saveData }: Choice): SourceKind | null {
  if (light !== null && saveData) return 'file'
  if (hls !== null && mediaSource) return 'stream'
  if (hls !== null && nativeHls) return 'native-stream'
  return light === null ? null : 'file'
}
