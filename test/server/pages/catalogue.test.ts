import { describe, expect, test } from 'vitest'
import type { Work } from '../../../media/schemas/work.ts'
import { address, type CatalogueView, cataloguePage } from '../../../server/pages/catalogue.ts'
import { brochure, context, spot, video } from './sample-works.ts'

const nothing: CatalogueView = {
  works: [],
  cursor: null,
  at: null,
  filters: {},
  choices: { languages: [], places: [], programmes: [] },
  programmes: [],
  mostSeen: [],
  instead: [],
}

describe('the front page', () => {
  const page = cataloguePage({ ...nothing, works: [video(), spot(), brochure()], cursor: 'n3xt' }, context)

  test('shows each work with its kind, length and views', () => {
    expect(page).toContain('Hilario (muestra)')
    expect(page).toContain('3838 vistas')
    expect(page).toContain('>3:25<')
    expect(page).toContain('1 vista<')
    expect(page).toContain('2 páginas')
  })

  test('offers a small poster for a card, and the large one for large screens', () => {
    const at = '/media/v2345678abcdefgh/1'
    expect(page).toContain(`src="${at}/poster.jpg"`)
    expect(page).toContain(`${at}/poster-small.jpg 320w, ${at}/poster.jpg 1280w"`)
  })

  test('names the language of each title, so that it is read aloud well', () => {
    expect(page).toContain('<h3 class="card__title" lang="quy">')
  })

  test('links to more by a plain address', () => {
    expect(page).toContain('rel="next" href="/?cursor&#61;n3xt"')
  })

  test('is indexed and names its other languages', () => {
    expect(page).not.toContain('noindex')
    expect(page).toContain('hreflang="qu" href="https://radio.example/?lang&#61;qu"')
  })
})

test('a search keeps what was asked, is not indexed, and says when nothing was found', () => {
  const page = cataloguePage({ ...nothing, filters: { q: '"><script>alert(1)</script>' } }, context)
  expect(page).not.toContain('<script>alert')
  expect(page).toContain('value="&#34;&#62;&#60;script&#62;')
  expect(page).toContain('name="robots" content="noindex"')
  expect(page).toContain('No encontramos nada')
  expect(page).toContain('Quitar filtros')
})

test('where the filters leave nothing, there is the latest to look at', () => {
  const page = cataloguePage({ ...nothing, filters: { place: 'Jauja' }, instead: [video()] }, context)
  expect(page).toContain('No encontramos nada')
  expect(page.indexOf('Hilario (muestra)')).toBeGreaterThan(page.indexOf('Quitar filtros'))
})

test('a kind of which there is nothing yet says so, and speaks of no filters', () => {
  const page = cataloguePage({ ...nothing, filters: { kind: 'brochure' } }, context)
  expect(page).toContain('Todavía no hay folletos publicados.')
  expect(page).not.toContain('Quitar filtros')
})

test('before anything was published the front page says what will be there, and offers no search', () => {
  const page = cataloguePage(nothing, context)
  expect(page).toContain('Muy pronto habrá algo')
  expect(page).toContain('href="/studio/"')
  expect(page).not.toContain('type="search"')
})

test('the filters are open where one is set', () => {
  expect(cataloguePage({ ...nothing, filters: { place: 'Jauja' } }, context)).toContain(
    'class="filters" open',
  )
  expect(cataloguePage({ ...nothing, filters: { q: 'crianza' } }, context)).not.toContain(
    'class="filters" open',
  )
})

test('filters offer what there is, with the chosen one chosen', () => {
  const page = cataloguePage(
    {
      ...nothing,
      filters: { language: 'quy', kind: 'spot' },
      choices: { languages: ['es-PE', 'quy'], places: ['Jauja'], programmes: [] },
    },
    context,
  )
  expect(page).toContain('<option value="quy" selected>quechua chanka (Ayacucho)</option>')
  expect(page).toContain('<option value="Jauja">')
  expect(page).not.toContain('name="programme"')
  expect(page).toContain('<option value="spot" selected>Spots de radio</option>')
})

test('a language chosen in the address stays in every link', () => {
  const page = cataloguePage({ ...nothing, works: [video()] }, { ...context, languageInAddress: true })
  expect(page).toContain('href="/works/hilario-muestra?lang&#61;es"')
  expect(page).toContain('<input type="hidden" name="lang" value="es">')
})

test('addresses hold only what is set', () => {
  expect(address({})).toBe('/')
  expect(address({ kind: 'video', q: 'niñas y niños' }, 'abc')).toBe(
    '/?kind=video&q=ni%C3%B1as+y+ni%C3%B1os&cursor=abc',
  )
})

test('what is most seen is a list by itself where there are more works than it names', () => {
  const seen = video({ views: 3838 })
  const shown = (works: Work[]): string => cataloguePage({ ...nothing, works, mostSeen: [seen] }, context)
  const many = Array.from({ length: 6 }, (_, number) => video({ id: `v${number}`, number: number + 1 }))
  expect(shown(many)).toMatch(/<h2>Lo más visto<\/h2><ol class="seen"><li><a href="\/works\/hilario-muestra"/)
  expect(shown([seen])).not.toContain('Lo más visto')
})
