import { expect, test } from 'vitest'
import type { PublishedBrochure, PublishedVideo } from '../../../media/schemas/published.ts'
import { workUrls } from '../../../server/works/work-urls.ts'

const work = {
  id: '23456789abcdefgh',
  slug: 'hilario',
  number: 7,
  sensitive: false,
  captions: [],
  poster: null,
}
const base = 'https://chaski.example'
const media = `${base}/media/23456789abcdefgh/3`

const video: PublishedVideo = {
  kind: 'video',
  duration: 60,
  width: 640,
  height: 360,
  hasSound: true,
  rungs: [],
  poster: 'poster.jpg',
  posterCandidates: [],
  storyboard: null,
  chapters: [],
  captions: [
    { language: 'es', file: 'es.vtt' },
    { language: 'en', file: 'en.vtt' },
  ],
  downloads: [{ name: 'mp4-240', file: 'low.mp4', type: 'video/mp4', bytes: 5, sha256: 'ab'.repeat(32) }],
  loudness: null,
}
const rung = {
  name: '240',
  width: 426,
  height: 240,
  frameRate: 25,
  bandwidth: 1,
  averageBandwidth: 1,
  codecs: 'avc1',
  complete: false,
}

test('before anything is published there are only its pages', () => {
  expect(workUrls({ ...work, visible: null }, base)).toMatchObject({
    page: `${base}/works/hilario`,
    embed: `${base}/embed/23456789abcdefgh`,
    hls: null,
    poster: null,
    downloads: [],
    pages: [],
  })
})

test('a video has a stream as soon as it has a rung', () => {
  const urls = (published: PublishedVideo) => workUrls({ ...work, visible: { version: 3, published } }, base)
  expect(urls(video)).toMatchObject({ hls: null, poster: `${media}/poster.jpg` })
  expect(urls({ ...video, posterSmall: 'poster-small.jpg' }).posterSmall).toBe(`${media}/poster-small.jpg`)
  expect(urls({ ...video, rungs: [rung] }).hls).toBe(`${media}/master.m3u8`)
  expect(urls(video).downloads).toEqual([
    { name: 'mp4-240', type: 'video/mp4', bytes: 5, sha256: 'ab'.repeat(32), url: `${media}/low.mp4` },
  ])
})

test('captions of staff come before the ones in the file', () => {
  const captions = [{ language: 'es', url: '/captions/23456789abcdefgh/es.vtt?t=1' }]
  const urls = workUrls({ ...work, captions, visible: { version: 3, published: video } }, base)
  expect(urls.captions).toEqual([
    { language: 'es', url: `${base}/captions/23456789abcdefgh/es.vtt?t=1` },
    { language: 'en', url: `${media}/en.vtt` },
  ])
})

test('the first page of a brochure is its picture', () => {
  const published: PublishedBrochure = {
    kind: 'brochure',
    outline: [],
    downloads: [],
    pages: [
      {
        number: 1,
        width: 595,
        height: 842,
        text: 'Hola',
        images: [{ file: 'pages/001-480.webp', width: 480, height: 679, bytes: 9 }],
      },
    ],
  }
  const urls = workUrls({ ...work, visible: { version: 3, published } }, base)
  expect(urls.poster).toBe(`${media}/pages/001-480.webp`)
  expect(urls.pages[0]).toMatchObject({ number: 1, text: 'Hola', images: [{ url: urls.poster, bytes: 9 }] })
})
