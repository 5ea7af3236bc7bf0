import { describe, expect, it } from 'vitest'
import { storyboardLayout, storyboardVtt } from '../../../../workers/video/extras/storyboard-layout.ts'

const wide = { width: 256, height: 144 }

describe('storyboardLayout', () => {
  it('has a picture every four seconds in a short film', () => {
    expect(storyboardLayout(30, wide)).toEqual({ interval: 4, width: 160, height: 90, columns: 5, rows: 2 })
  })

  it('keeps to 150 pictures in a long one', () => {
    expect(storyboardLayout(7200, wide)).toMatchObject({ interval: 48, columns: 5, rows: 5 })
  })

  it('has one in the shortest', () => {
    expect(storyboardLayout(0.3, wide)).toMatchObject({ columns: 1, rows: 1 })
  })

  it('keeps the shape of an upright film', () => {
    expect(storyboardLayout(30, { width: 144, height: 256 })).toMatchObject({ width: 50, height: 90 })
  })
})

describe('storyboardVtt', () => {
  it('points each time to its place, sheet after sheet', () => {
    const layout = { interval: 4, width: 160, height: 90, columns: 2, rows: 1 }
    expect(storyboardVtt(layout, 10.5, ['a.jpg', 'b.jpg'])).toBe(
      [
        'WEBVTT',
        '',
        '00:00:00.000 --> 00:00:04.000',
        'a.jpg#xywh=0,0,160,90',
        '',
        '00:00:04.000 --> 00:00:08.000',
        'a.jpg#xywh=160,0,160,90',
        '',
        '00:00:08.000 --> 00:00:10.500',
        'b.jpg#xywh=0,0,160,90',
        '',
      ].join('\n'),
    )
  })
})
