import { expect, test } from 'vitest'
import { readMaster, readMedia, segmentAt } from '../../../../player/site/stream/playlist.ts'
import { masterPlaylist, mediaPlaylist } from '../../../../workers/video/playlists.ts'

const AT = 'https://radio.example/media/v/1/'
const durations = [2, 2, 4, 3.5]

test('rungs are read as workers write them, lowest first', () => {
  const rung = { frameRate: 30, codecs: 'avc1.64000d', complete: true, bandwidth: 400_000 }
  const written = masterPlaylist([
    { ...rung, name: '240', width: 426, height: 240, averageBandwidth: 250_000 },
    { ...rung, name: '144', width: 256, height: 144, averageBandwidth: 90_000 },
  ])
  expect(readMaster(written, `${AT}master.m3u8`)).toEqual([
    { width: 256, height: 144, bitrate: 90_000, playlist: `${AT}144/index.m3u8` },
    { width: 426, height: 240, bitrate: 250_000, playlist: `${AT}240/index.m3u8` },
  ])
})

test('segments have their place on the timeline', () => {
  const written = mediaPlaylist({ rung: '144', durations, targetDuration: 4, complete: true })
  const list = readMedia(written, `${AT}144/index.m3u8`)
  expect(list).toMatchObject({ init: `${AT}144/init.mp4`, end: 11.5, complete: true })
  expect(list.segments.map(({ start }) => start)).toEqual([0, 2, 4, 8])
  expect(list.segments[3]).toEqual({ url: `${AT}144/seg00003.m4s`, start: 8, duration: 3.5 })
  expect([-1, 0, 1.9, 2, 7.9, 11.4, 11.5].map((time) => segmentAt(list, time))).toEqual([0, 0, 0, 1, 2, 3, 4])
})

test('a playlist that grows says so; what is none is refused', () => {
  const growing = mediaPlaylist({ rung: '144', durations, targetDuration: 4, complete: false })
  expect(readMedia(growing, `${AT}144/index.m3u8`)).toMatchObject({ end: 11.5, complete: false })
  expect(() => readMedia('<html>Sign in to this network</html>', AT)).toThrow(RangeError)
})
