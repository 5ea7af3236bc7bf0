import { toWindows1252 } from '../windows-1252.ts'

export interface PlaylistEntry {
  fileName: string
  title: string
  /** Seconds. */
  duration: number
}

/**
 * An extended M3U with relative paths and CRLF line ends, as Windows programs expect.
 * @param folder where the files are, relative to the playlist
 * @param separator of paths on this machine: the playlist is read by a player on it
 */
export function playlistText(entries: readonly PlaylistEntry[], folder: string, separator: string): string {
  const lines = ['#EXTM3U']
  for (const { fileName, title, duration } of entries) {
    // A line break in a title would start a new line, which players read as a path.
    lines.push(`#EXTINF:${Math.round(duration)},${title.replace(/[\r\n]+/g, ' ')}`)
    lines.push(`${folder}${separator}${fileName}`)
  }
  return lines.map((line) => `${line}\r\n`).join('')
}

/** ZaraRadio and similar programs read `.m3u` as Windows-1252; newer ones read `.m3u8` as UTF-8. */
export function playlistBytes(text: string, extension: 'm3u' | 'm3u8'): Uint8Array {
  return extension === 'm3u' ? toWindows1252(text) : new TextEncoder().encode(text.normalize('NFC'))
}
