import { expect, test } from 'vitest'
import { chapterList, contents } from '../../../server/pages/places.ts'
import { brochure, context, video } from './sample-works.ts'

test('a chapter leads to its place in the light file, where no script takes it over', () => {
  const list = chapterList(video({ chapters: [{ start: 65.25, end: 90, title: 'La <casa>' }] }), context)
  expect(list).toContain('href="/media/v2345678abcdefgh/1/240.mp4#t&#61;65.25" data-chapter="65.25"')
  expect(list).toContain('>1:05</span>')
  expect(list).toContain('<span class="place__name" lang="es-PE">La &#60;casa&#62;</span>')
})

test('contents lead to pages that exist, and keep their order under each other', () => {
  const outline = [
    { title: 'Para empezar', page: 1, level: 1 },
    { title: 'Conversar', page: 2, level: 2 },
    { title: 'Anexo', page: 9, level: 1 },
  ]
  const list = contents(brochure({ outline }), context)
  expect(list).toContain(
    '<a class="place place--2" href="#pagina-2"><span class="place__name" lang="es-PE">Conversar',
  )
  expect(list).toContain('>pág. 2</span>')
  expect(list).not.toContain('Anexo')
})

test('a long list is folded up, an empty one is not there', () => {
  const chapters = Array.from({ length: 13 }, (_, n) => ({ start: n, end: n + 1, title: `Parte ${n}` }))
  expect(chapterList(video({ chapters }), context)).toContain('<details>')
  expect(chapterList(video({ chapters: chapters.slice(1) }), context)).toContain('<details open>')
  expect(contents(brochure(), context)).toBe('')
})
