import { describe, expect, it } from 'vitest'
import { masterPlaylist, mediaPlaylist, segmentDurations } from '../../../workers/video/playlists.ts'

const growing = { rung: '240', durations: [2, 2.002], targetDuration: 5, complete: false }

describe('mediaPlaylist', () => {
  it('is an EVENT that begins at its beginning while it grows', () => {
    expect(mediaPlaylist(growing)).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:7',
        '#EXT-X-TARGETDURATION:5',
        '#EXT-X-MEDIA-SEQUENCE:0',
        '#EXT-X-PLAYLIST-TYPE:EVENT',
        '#EXT-X-INDEPENDENT-SEGMENTS',
        '#EXT-X-START:TIME-OFFSET=0,PRECISE=YES',
        '#EXT-X-MAP:URI="init.mp4"',
        '#EXTINF:2.000000,',
        'seg00000.m4s',
        '#EXTINF:2.002000,',
        'seg00001.m4s',
        '',
      ].join('\n'),
    )
  })

  it('is a VOD with an end when it is whole', () => {
    const playlist = mediaPlaylist({ ...growing, complete: true })
    expect(playlist).toContain('#EXT-X-PLAYLIST-TYPE:VOD\n')
    expect(playlist).not.toContain('#EXT-X-START')
    expect(playlist.endsWith('seg00001.m4s\n#EXT-X-ENDLIST\n')).toBe(true)
  })

  it('only grows at its end', () => {
    const longer = mediaPlaylist({ ...growing, durations: [...growing.durations, 4] })
    expect(longer.startsWith(mediaPlaylist(growing))).toBe(true)
  })
})

describe('masterPlaylist', () => {
  it('names the lowest rung first, with all that a player chooses by', () => {
    const rung = { frameRate: 24, codecs: 'avc1.64000b,mp4a.40.2', complete: true }
    const master = masterPlaylist([
      { ...rung, name: '240', width: 426, height: 240, bandwidth: 250_000, averageBandwidth: 200_000 },
      { ...rung, name: '144', width: 256, height: 144, bandwidth: 120_000, averageBandwidth: 80_000 },
    ])
    expect(master).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:7',
        '#EXT-X-INDEPENDENT-SEGMENTS',
        '#EXT-X-STREAM-INF:BANDWIDTH=120000,AVERAGE-BANDWIDTH=80000,RESOLUTION=256x144,FRAME-RATE=24.000,CODECS="avc1.64000b,mp4a.40.2"',
        '144/index.m3u8',
        '#EXT-X-STREAM-INF:BANDWIDTH=250000,AVERAGE-BANDWIDTH=200000,RESOLUTION=426x240,FRAME-RATE=24.000,CODECS="avc1.64000b,mp4a.40.2"',
        '240/index.m3u8',
        '',
      ].join('\n'),
    )
  })
})

it('reads the durations that ffmpeg wrote', () => {
  expect(segmentDurations('#EXTM3U\n#EXTINF:2.002000,\na.m4s\n#EXTINF:4.004000,\nb.m4s\n')).toEqual([
    2.002, 4.004,
  ])
})
