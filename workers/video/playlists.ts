import { rungPlaylist, rungSegment } from '../../media/layout.ts'
import type { Rung } from '../../media/schemas/published.ts'

/** RFC 8216. Version 7 is the first that allows fragmented MP4 in all players. */
const VERSION = 7

interface MediaPlaylist {
  rung: string
  /** Duration of each segment in seconds, in order. */
  durations: readonly number[]
  /** Seconds that no segment exceeds. Must not change while the playlist grows, says the standard. */
  targetDuration: number
  complete: boolean
}

/**
 * The media playlist of a rung: EVENT while it grows (segments are only appended), VOD at the end. Players take a
 * growing playlist for a live broadcast and would start at its end, hence the explicit start.
 */
export function mediaPlaylist({ rung, durations, targetDuration, complete }: MediaPlaylist): string {
  const lines = [
    '#EXTM3U',
    `#EXT-X-VERSION:${VERSION}`,
    `#EXT-X-TARGETDURATION:${Math.ceil(targetDuration)}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-PLAYLIST-TYPE:${complete ? 'VOD' : 'EVENT'}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(complete ? [] : ['#EXT-X-START:TIME-OFFSET=0,PRECISE=YES']),
    '#EXT-X-MAP:URI="init.mp4"',
    ...durations.flatMap((duration, number) => [
      `#EXTINF:${duration.toFixed(6)},`,
      // Relative, so that the folder can be served from anywhere.
      rungSegment(rung, number).slice(rung.length + 1),
    ]),
    ...(complete ? ['#EXT-X-ENDLIST'] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** The master playlist, lowest rung first: players that know nothing about the link start with the first. */
export function masterPlaylist(rungs: readonly Rung[]): string {
  const streams = [...rungs]
    .sort((a, b) => a.bandwidth - b.bandwidth)
    .flatMap((rung) => [
      `#EXT-X-STREAM-INF:${[
        `BANDWIDTH=${rung.bandwidth}`,
        `AVERAGE-BANDWIDTH=${rung.averageBandwidth}`,
        `RESOLUTION=${rung.width}x${rung.height}`,
        `FRAME-RATE=${rung.frameRate.toFixed(3)}`,
        `CODECS="${rung.codecs}"`,
      ].join(',')}`,
      rungPlaylist(rung.name),
    ])
  return `${['#EXTM3U', `#EXT-X-VERSION:${VERSION}`, '#EXT-X-INDEPENDENT-SEGMENTS', ...streams].join('\n')}\n`
}

/** Duration of each segment in seconds, as ffmpeg wrote it. */
export function segmentDurations(playlist: string): number[] {
  return [...playlist.matchAll(/^#EXTINF:([\d.]+),/gm)].map(([, seconds]) => Number(seconds))
}
