import { expect, test } from 'vitest'
import { frameAt, readStoryboard } from '../../../../player/site/video/storyboard.ts'
import { storyboardVtt } from '../../../../workers/video/extras/storyboard-layout.ts'

const VTT = `WEBVTT

00:00:00.000 --> 00:00:04.000
storyboard-001.jpg#xywh=0,0,160,90

00:00:04.000 --> 00:00:08.000
storyboard-001.jpg#xywh=160,0,160,90

01:00:08.500 --> 01:00:12.000
storyboard-002.jpg#xywh=0,90,160,90
`
const ADDRESS = 'https://radio.example/media/abc/1/storyboard.vtt'
const frames = readStoryboard(VTT, ADDRESS)

test('each cue is a part of a sheet beside the file', () => {
  expect(frames).toHaveLength(3)
  expect(frames[2]).toEqual({
    start: 3608.5,
    sheet: 'https://radio.example/media/abc/1/storyboard-002.jpg',
    x: 0,
    y: 90,
    width: 160,
    height: 90,
  })
})

test('what our workers write is read', () => {
  const layout = { interval: 4, width: 160, height: 90, columns: 5, rows: 5 }
  const read = readStoryboard(storyboardVtt(layout, 3700, ['a-001.jpg', 'a-002.jpg']), ADDRESS)
  expect(read).toHaveLength(50)
  expect(read[26]).toMatchObject({ start: 104, sheet: expect.stringContaining('/1/a-002.jpg'), x: 160, y: 0 })
})

test('lines may end as on Windows, and hours may be left out', () => {
  const text = 'WEBVTT\r\n\r\n00:04.000 --> 00:08.000\r\na.jpg#xywh=0,0,2,2\r\n'
  expect(readStoryboard(text, ADDRESS).map(({ start }) => start)).toEqual([4])
})

test('a moment is shown by the picture that began last', () => {
  expect(frameAt(frames, 3.9)?.x).toBe(0)
  expect(frameAt(frames, 4)?.x).toBe(160)
  expect(frameAt(frames, 9999)?.start).toBe(3608.5)
  expect(frameAt([], 1)).toBeUndefined()
})

test('what is no storyboard has no pictures', () => {
  expect(readStoryboard('WEBVTT\n\n00:00.000 --> 00:01.000\nHola\n', ADDRESS)).toEqual([])
})
