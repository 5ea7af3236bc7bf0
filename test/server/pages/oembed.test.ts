import { expect, test } from 'vitest'
import { oembed, workInUrl } from '../../../server/pages/oembed.ts'
import { context, spot, video } from './sample-works.ts'

test('a video keeps its shape, with room for its title', () => {
  expect(oembed(video(), {}, context)).toMatchObject({
    type: 'video',
    width: 640,
    height: 408,
    version: '1.0',
  })
})

test('a frame is never larger than the room there is', () => {
  expect(oembed(video(), { maxwidth: 320, maxheight: 200 }, context)).toMatchObject({
    width: 320,
    height: 200,
  })
  expect(oembed(spot(), { maxwidth: 2000 }, context)).toMatchObject({ width: 640, height: 240, type: 'rich' })
})

test('the title is escaped in the frame', () => {
  const { html } = oembed(video({ title: '"><script>' }), {}, context)
  expect(html).not.toContain('<script>')
})

test.each([
  ['https://radio.example/works/hilario-muestra', { slug: 'hilario-muestra' }],
  ['https://radio.example/works/hilario-muestra/?lang=qu', { slug: 'hilario-muestra' }],
  ['http://other.name:8080/embed/v2345678abcdefgh', { id: 'v2345678abcdefgh' }],
  ['https://radio.example/studio/', null],
  ['https://radio.example/works/%E0%A4%A', null],
  ['not an address', null],
])('%s names %j', (url, named) => {
  expect(workInUrl(url)).toEqual(named)
})
