import { describe, expect, test } from 'vitest'
import { factsIn, marked, unmarked } from '../../../media/copies.ts'
import { copyBytes, copyEdition, copyFacts, copyOf } from '../../../server/pages/copy.ts'
import { copyPage } from '../../../server/pages/copy-page.ts'
import { brochure, context, spot, video } from './sample-works.ts'

const file = (path: string): string => `https://radio.example/media/${path}`

describe('a copy keeps', () => {
  test('of a film the lightest file, the small poster and the captions, and nothing that streams', () => {
    const urls = copyOf(video())?.urls
    expect(urls?.downloads.map(({ url }) => url)).toEqual([file('v2345678abcdefgh/1/240.mp4?copia')])
    expect(urls).toMatchObject({ hls: null, start: [], storyboard: null })
    expect(urls?.poster).toBe(file('v2345678abcdefgh/1/poster-small.jpg?copia'))
    expect(urls?.captions).toEqual([{ language: 'es', url: file('v2345678abcdefgh/1/es.vtt?copia') }])
  })

  test('of a spot what every phone plays, and nothing for the broadcast', () => {
    const urls = copyOf(spot())?.urls
    expect(urls?.downloads.map(({ name }) => name)).toEqual(['mp3-128'])
    expect(urls?.waveform).toBeNull()
  })

  test('of a brochure one picture of each page', () => {
    const copy = copyOf(brochure())
    expect(copy?.urls.pages.map(({ images }) => images.map(({ width }) => width))).toEqual([[960], [960]])
    expect(copy?.urls.downloads).toEqual([])
    expect(copy && copyBytes(copy)).toBe(2 * 960 * 60)
  })
})

test('nobody keeps a sensitive work, or one that has no file yet', () => {
  expect(copyOf(video({ sensitive: true }))).toBeNull()
  expect(copyOf(video({ urls: { ...video().urls, downloads: [] } }))).toBeNull()
})

test('the page of a copy lists all that it needs, and needs nothing else of the work', () => {
  const copy = copyOf(video({ title: 'Una </script> obra' }))
  if (!copy) throw new Error('no copy')
  const page = copyPage(copy, context)
  const facts = factsIn(page)
  expect(facts).toEqual(copyFacts(copy, context))
  expect(facts?.title).toBe('Una </script> obra')
  const asked = [...page.matchAll(/(?:src|poster|data-light)="(\/[^"]+)"/g)].map(([, path]) => path)
  expect(asked.length).toBeGreaterThan(4)
  expect(asked.filter((path) => path && !facts?.files.includes(path))).toEqual([])
})

test('an edition changes with what is shown, not with the views', () => {
  const edition = (changes: Parameters<typeof video>[0], services = context.services) => {
    const copy = copyOf(video(changes))
    return copy && copyEdition(copy, { ...context, services })
  }
  expect(edition({ views: 9 })).toBe(edition({}))
  expect(edition({ etag: '"other"' })).not.toBe(edition({}))
  expect(edition({ urls: { ...video().urls, captions: [] } })).not.toBe(edition({}))
})

test.each(['/media/a/1/b.mp4', '/captions/a/es.vtt?t=1'])('%s is found again behind its mark', (url) => {
  expect(unmarked(marked(url))).toBe(url)
  expect(unmarked(url)).toBeNull()
})
