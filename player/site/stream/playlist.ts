import type { Level } from '../playback/source.ts'

/** A rung in the master playlist. */
export interface ListedRung extends Level {
  /** Address of its playlist. */
  playlist: string
}

export interface MediaPlaylist {
  init: string
  segments: { url: string; start: number; duration: number }[]
  /** Seconds: where its last segment ends. */
  end: number
  /** Whether no more segments will be added. */
  complete: boolean
}

const STREAM = /#EXT-X-STREAM-INF:([^\n]*)\n([^#\n]+)/g
const SEGMENT = /#EXTINF:([\d.]+)[^\n]*\n([^#\n]+)/g

/** Reads a master playlist of ours (RFC 8216). @returns its rungs, lowest first */
export function readMaster(text: string, address: string): ListedRung[] {
  const rungs = Array.from(text.replace(/\r/g, '').matchAll(STREAM), ([, attributes = '', file = '']) => {
    const [, width = '0', height = '0'] = /RESOLUTION=(\d+)x(\d+)/.exec(attributes) ?? []
    const rate = /AVERAGE-BANDWIDTH=(\d+)/.exec(attributes) ?? /BANDWIDTH=(\d+)/.exec(attributes)
    return {
      width: Number(width),
      height: Number(height),
      bitrate: Number(rate?.[1] ?? 0),
      playlist: new URL(file.trim(), address).href,
    }
  })
  return rungs.sort((a, b) => a.bitrate - b.bitrate)
}

/** Reads the playlist of one rung. @throws RangeError where it is none of fragmented MP4 */
export function readMedia(text: string, address: string): MediaPlaylist {
  const init = /#EXT-X-MAP:URI="([^"]+)"/.exec(text)?.[1]
  if (init === undefined) throw new RangeError('a playlist without an init segment')
  let start = 0
  const segments = Array.from(text.replace(/\r/g, '').matchAll(SEGMENT), ([, seconds, file = '']) => {
    const segment = { url: new URL(file.trim(), address).href, start, duration: Number(seconds) }
    start += segment.duration
    return segment
  })
  return {
    init: new URL(init, address).href,
    segments,
    end: start,
    complete: text.includes('#EXT-X-ENDLIST'),
  }
}

/** The segment that is shown at a time: after the end, one past the last. */
export function segmentAt({ segments, end }: Pick<MediaPlaylist, 'segments' | 'end'>, time: number): number {
  if (time >= end) return segments.length
  return Math.max(
    0,
    segments.findIndex(({ start, duration }) => time < start + duration),
  )
}
