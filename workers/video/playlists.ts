import { rungPlaylist, rungSegment } from '../../media/layout.ts'
import type { Rung } from '../../media/schemas/published.ts'

/** RFC 8216. Version 7 is the first with fragmented MP4 in all players. */
const VERSION = 7

interface MediaPlaylist {
  rung: string
  /** Seconds of each segment, from the first on. */
  durations: readonly number[]
  /** Seconds that no segment passes; the same while the playlist grows, as the standard demands. */
  targetDuration: number
  complete: boolean
}

/**
 * The playlist of a rung: EVENT while it grows (segments are only added), VOD at the end. Players take a growing one
 * for a broadcast and would begin at its end, hence the explicit start.
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

/** The master playlist, lowest rung first: players that know nothing of the link begin with the first. */
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

/** Seconds of each segment, as ffmpeg wrote them down. */
export function segmentDurations(playlist: string): number[] {
  return [...playlist.matchAll(/^#EXTINF:([\d.]+),/gm)].map(([, seconds]) => Number(seconds))
}
