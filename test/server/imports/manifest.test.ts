import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../media/decode-text.ts'
import { houseOf } from '../../../media/house.ts'
import { readManifest as readIn } from '../../../server/imports/manifest.ts'

const readManifest = (text: string) => readIn(text, houseOf().calendar)

const HEAD = 'clave;archivo;título;Programa;vistas;vistas al;fuente de vistas'

test('a line of the old site becomes a work with its earlier views', () => {
  const { rows, faults } = readManifest(
    `${HEAD}\nhilario;videos\\hilario.mp4;Hilario;Género y Violencia;3.838;31/10/2026;página anterior\n`,
  )
  expect(faults).toEqual([])
  expect(rows).toEqual([
    {
      line: 2,
      key: 'hilario',
      file: 'videos/hilario.mp4',
      kind: null,
      fields: { title: 'Hilario', programme: 'Género y Violencia' },
      project: null,
      captions: [],
      earlier: { views: 3838, until: new Date('2026-11-01T05:00:00Z'), source: 'página anterior' },
    },
  ])
})

describe('as spreadsheets write it', () => {
  const text = 'archivo;título;lugares\na.mp4;Valórame;Tayacaja, Jauja\n'
  test.each([
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['commas and quotes', Buffer.from('archivo,título,lugares\r\na.mp4,Valórame,"Tayacaja, Jauja"\r\n')],
    ['tabs', Buffer.from(text.replaceAll(';', '\t'))],
  ])('%s', (_name, bytes) => {
    expect(readManifest(decodeText(bytes)).rows[0]?.fields).toEqual({
      title: 'Valórame',
      places: ['Tayacaja', 'Jauja'],
    })
  })
})

test('every fault is told, with its line and column', () => {
  const { rows, faults } = readManifest(
    [
      'archivo;título;color;visibilidad;vistas;vigente desde;vigente hasta',
      'a.mp4;"Uno\ncon dos líneas";;secreto;muchas;;',
      ';Dos;;;12;;',
      'c.mp4;Tres;;;;10/02/2026;31/02/2026',
      'd.mp4;Cuatro;;;;10/02/2026;09/02/2026',
    ].join('\n'),
  )
  expect(rows).toEqual([])
  expect(faults.map(({ line, column }) => [line, column])).toEqual([
    [1, 'color'],
    [2, 'visibilidad'],
    [2, 'título'],
    [2, 'vistas'],
    [4, 'archivo'],
    [4, 'vistas'],
    [4, 'vistas'],
    [5, 'vigente hasta'],
    [6, 'vigente hasta'],
  ])
})

test('a key that stands twice is a fault, and a manifest without files is one', () => {
  expect(readManifest('clave;archivo\na;1.mp4\na;2.mp4').faults).toEqual([
    { line: 3, column: null, message: expect.objectContaining({ es: '«a» ya está en la línea 2' }) },
  ])
  expect(readManifest('título\nUno').faults[0]).toMatchObject({ line: 1, column: null })
})

test('captions name their language', () => {
  const { rows } = readManifest('archivo;subtítulos\na.mp4;es: a.srt | quy: a quechua.vtt')
  expect(rows[0]?.captions).toEqual([
    { language: 'es', file: 'a.srt' },
    { language: 'quy', file: 'a quechua.vtt' },
  ])
})

test('the words of staff stand for the words of the API', () => {
  const { rows } = readManifest('archivo;tipo;idioma;visibilidad\na.wav;Spot de radio;Español;Público')
  expect(rows[0]).toMatchObject({ kind: 'spot', fields: { language: 'es', visibility: 'public' } })
})
