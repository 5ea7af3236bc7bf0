import { describe, expect, test } from 'vitest'
import { programmePage } from '../../../server/pages/programme-page.ts'
import { placeName, programmeFacts } from '../../../server/pages/programme-words.ts'
import { programmesPage } from '../../../server/pages/programmes-page.ts'
import { TEXTS } from '../../../server/pages/texts/choose.ts'
import { programme } from './sample-programmes.ts'
import { context, video } from './sample-works.ts'

const works = { latest: { video: [video()], spot: [], brochure: [] }, pictures: new Map() }
const english = { ...context, language: 'en', texts: TEXTS.en } as const

describe('the page of a programme', () => {
  const page = programmePage(programme(), works, context)

  test('says what it is, how much there is of it, and what came of it', () => {
    expect(page).toContain('<h1>Género y Violencia</h1>')
    expect(page).toContain('2 videos · 1 folleto · 4236 vistas')
    expect(page).toContain('<p>Otras formas de ser hombre.</p>')
    expect(page).toContain('<strong class="outcome__figure">200</strong>')
    expect(page).toContain('Fuente: Informe final')
  })

  test('names scope, entity and dates of each project', () => {
    expect(page).toContain('Tayacaja (Huancavelica); Jauja (Junín)')
    expect(page).toContain('Bernard van Leer Foundation')
    expect(page).toContain('desde el 1 de marzo de 2010')
  })

  test('shows the newest works of each kind, and where the rest are', () => {
    expect(page).toContain('Hilario (muestra)')
    expect(page).toContain('href="/?kind&#61;video&#38;programme&#61;G%C3%A9nero+y+Violencia"')
    expect(page).not.toContain('<h2>Spots de radio</h2>')
  })

  test('escapes what staff wrote', () => {
    expect(page).toContain('&#60;b&#62;dos&#60;/b&#62; planes')
    expect(page).not.toContain('<b>')
  })

  test('tells search engines and importers', () => {
    expect(page).toContain('"@type":"Project"')
    expect(page).toContain('"funder":[{"@type":"Organization","name":"Bernard van Leer Foundation"}]')
    expect(page).toContain('/feeds/works.xml?programme=p2345678abcdefgh')
    expect(page).not.toContain('noindex')
  })
})

test('what is not translated stands in Spanish, and says so', () => {
  const page = programmePage(programme(), works, english)
  expect(page).toContain('<h1>Gender and Violence</h1>')
  expect(page).toContain('<h3 lang="es">Trabajo con hombres rurales</h3>')
})

test('a draft is not for search engines', () => {
  expect(programmePage(programme({ visibility: 'draft' }), works, context)).toContain('noindex')
})

test('the list of programmes leads to each, and says so when there is none', () => {
  expect(programmesPage([programme()], context)).toContain('href="/programas/genero-y-violencia"')
  expect(programmesPage([], context)).toContain('Todavía no hay programas publicados.')
})

test('a place is named from its narrowest part', () => {
  const lima = { department: 'Lima', province: 'Lima', district: 'San Juan de Lurigancho' }
  expect(placeName(lima)).toBe('San Juan de Lurigancho (Lima)')
  expect(placeName({ department: 'Junín', province: null, district: null })).toBe('Junín')
})

test('what there is none of is left unsaid', () => {
  const counts = { video: 1, spot: 0, brochure: 0, views: 0 }
  expect(programmeFacts({ counts }, context)).toBe('1 video')
})
