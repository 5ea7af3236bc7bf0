import { html } from 'ghtml'
import { describe, expect, test } from 'vitest'
import { embedPage } from '../../../server/pages/embed.ts'
import { workPage } from '../../../server/pages/work-page.ts'
import { programme } from './sample-programmes.ts'
import { brochure, context, spot, video } from './sample-works.ts'

const HOSTILE = `"'><script>alert(1)</script></title><!--`

describe('the page of a video', () => {
  const page = workPage(video(), context)

  test('plays without script: the smallest MP4 first, then the stream, with captions', () => {
    expect(page.indexOf('/240.mp4" type="video/mp4"')).toBeGreaterThan(-1)
    expect(page.indexOf('/240.mp4" type=')).toBeLessThan(page.indexOf('application/vnd.apple.mpegurl'))
    expect(page).toContain('<track kind="captions"')
    expect(page).toContain('srclang="es" label="español"')
  })

  test('keeps its own files to this host, whatever name the reader uses for it', () => {
    expect(page).toContain('poster="/media/v2345678abcdefgh/1/poster.jpg"')
    expect(page).toContain('data-hls="/media/v2345678abcdefgh/1/master.m3u8"')
  })

  test('shows the views as on the old site, and every download with its size', () => {
    expect(page).toMatch(/<strong class="views"[^>]*>3838 vistas<\/strong>/)
    expect(page).toContain('data-live-views="/api/works/v2345678abcdefgh/views"')
    expect(page).toContain('data-many="{count} vistas"')
    expect(page).not.toMatch(/<strong class="views"[^>]* hidden>/)
    const unseen = workPage(video({ views: 0 }), context)
    expect(unseen).toMatch(/<strong class="views"[^>]* hidden>0 vistas<\/strong>/)
    expect(page).toContain('4,2 MB')
    expect(page).toContain('18 MB')
    expect(page).toContain('download="hilario-muestra-mp4-240.mp4"')
  })

  test('tells other sites what it is', () => {
    expect(page).toContain('<meta property="og:title" content="Hilario (muestra)">')
    expect(page).toContain(
      '<meta property="og:image" content="https://radio.example/media/v2345678abcdefgh/1/poster.jpg">',
    )
    expect(page).toContain('application/json+oembed')
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page) ?? []
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'VideoObject',
      duration: 'PT3M25S',
      interactionStatistic: { userInteractionCount: 3838 },
    })
  })

  test('leads from each fact to what else there is of it', () => {
    const work = video({
      tags: ['crianza', 'paternidad afectiva'],
      places: ['Jauja & más'],
      language: 'es-PE',
    })
    const shown = workPage(work, context, { beside: { programme: programme(), more: [], next: null } })
    for (const [address, name] of [
      ['/?language=es-PE', 'español'],
      ['/?place=Jauja+%26+m%C3%A1s', 'Jauja & más'],
      [`/programas/${programme().slug}`, 'Género y Violencia'],
      ['/?q=Bernard+van+Leer+Foundation', 'Bernard van Leer Foundation'],
      ['/?q=paternidad+afectiva', 'paternidad afectiva'],
    ] as const)
      expect(shown).toContain(html`<a href="${address}">${name}</a>`)
    // Of a programme without a page, the list of its works.
    expect(workPage(work, context)).toContain(
      html`href="${`/?${new URLSearchParams({ programme: 'Género y Violencia' })}`}"`,
    )
  })

  test('shows more of the same, and tells the player what comes next', () => {
    const next = video({ id: 'w2345678abcdefgh', number: 9, slug: 'la-otra', title: 'La otra' })
    const shown = workPage(video(), context, { beside: { programme: null, more: [next], next } })
    expect(shown).toContain('<h2>Más como este</h2>')
    expect(shown).toContain('data-next="/works/la-otra" data-next-title="La otra"')
    expect(page).not.toContain('data-next')
  })

  test('says when better qualities are still to come', () => {
    expect(workPage(video({ status: 'processing' }), context)).toContain('Aún se están preparando')
  })
})

test('the page of a spot says what each file is for', () => {
  const page = workPage(spot(), context)
  expect(page).toContain('<audio controls')
  expect(page).not.toContain('type="audio/wav"')
  expect(page).toContain('Para la mayoría de radios')
  expect(page).toContain('Para emitir al aire')
  expect(page).toContain('2,6 MB')
})

test('the page of a brochure gives each page in three widths, lazily, with its text', () => {
  const page = workPage(brochure(), context)
  expect(page).toContain('001-480.webp 480w, /media/b2345678abcdefgh/1/pages/001-960.webp 960w')
  expect(page.match(/loading="lazy"/g)).toHaveLength(1)
  expect(page).toContain('alt="Página 2 del folleto «Crianza sin golpes (muestra)»"')
  expect(page).toContain('<p>Un folleto para conversar en familia.</p>')
  expect(page).toContain('no tiene texto')
})

test('templates leave nothing of themselves in a page', () => {
  for (const work of [video(), spot(), brochure()]) {
    const markup = workPage(work, context).replace(/<script type="application.*<\/script>/, '')
    expect(markup).not.toMatch(/\\n|undefined|\[object|\$\{|>!</)
  }
})

test('an unlisted work is not for search engines', () => {
  expect(workPage(video({ visibility: 'unlisted' }), context)).toContain('noindex')
})

test.each([
  ['page', workPage],
  ['embed', embedPage],
])('nothing that a person wrote becomes markup in the %s', (_name, render) => {
  const said = { title: HOSTILE, description: HOSTILE, credits: HOSTILE, tags: [HOSTILE], places: [HOSTILE] }
  for (const work of [video(said), spot(said), brochure(said)]) {
    const page = render({ ...work, programme: HOSTILE, partner: HOSTILE, licence: HOSTILE }, context)
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('<!--')
    expect(page.match(/<\/title>/g)).toHaveLength(1)
  }
})

test.each([video(), spot(), brochure()])('an embed has one heading, which names the work', (work) => {
  const headings = [...embedPage(work, context).matchAll(/<h1.*?<\/h1>/g)].map(([heading]) => heading)
  expect(headings).toHaveLength(1)
  expect(headings[0]).toContain(work.title)
})
