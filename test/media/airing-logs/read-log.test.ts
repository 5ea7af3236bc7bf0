import { expect, test } from 'vitest'
import { readLog } from '../../../media/airing-logs/read-log.ts'
import { houseOf } from '../../../media/house.ts'
import { toWindows1252 } from '../../../media/windows-1252.ts'

const { calendar } = houseOf()

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const lima = (text: string): number => Date.parse(`${text}-05:00`)

const RIVENDELL = `                Rivendell RDAirPlay Playout Report for 01/10/2026
                            Spots -- Chaski
--Time--  -Cart-  Cut  --Title----------------  A-Len  N-Len  --Host----  Srce
07:00:03  990123  001  Nos cuidamos              0:30   0:30  estudio     Main
07:00:40  000004  rml  Macro                     0:00   0:00  estudio     Main
23:59:50  990124  002  Hilario (muestra)         1:05   1:05  estudio     Main
00:10:00  990123  001  Nos cuidamos              0:30   0:30  estudio     Aux1
`

test('the text log of Rivendell: cart, length, and the day that turns at midnight', () => {
  expect(readLog(bytes(RIVENDELL), 'informe.txt', calendar)).toEqual([
    { at: lima('2026-01-10T07:00:03'), fileName: null, cart: 990_123, seconds: 30 },
    { at: lima('2026-01-10T23:59:50'), fileName: null, cart: 990_124, seconds: 65 },
    { at: lima('2026-01-11T00:10:00'), fileName: null, cart: 990_123, seconds: 30 },
  ])
})

test('the technical report of Rivendell, with CRLF and a range of days', () => {
  const text = RIVENDELL.replace(
    'Playout Report for 01/10/2026',
    'Technical Playout Report for 12/31/2025 - 01/01/2026',
  )
    .replaceAll(/(Main|Aux1)$/gm, '$1     Time       Yes ')
    .replaceAll('\n', '\r\n')
  expect(readLog(bytes(text), 'informe.txt', calendar)?.map(({ at }) => at)).toEqual([
    lima('2025-12-31T07:00:03'),
    lima('2025-12-31T23:59:50'),
    lima('2026-01-01T00:10:00'),
  ])
})

const ZARA = [
  'LOG FILE FOR ZARARADIO',
  '======================',
  '07:00:03\tinicio\tmp3\tlista\tC:\\Chaski\\hoy\\AYD-000123_v2_es-PE_30s.mp3',
  '07:00:33\tfin\tmp3\tlista\tC:\\Chaski\\hoy\\AYD-000123_v2_es-PE_30s.mp3',
  '07:00:34\tInício\tmp3\tlista\tC:\\Música\\Canción de otro.mp3',
  'basura',
  '25:00:00\tinicio\tmp3\tlista\tC:\\x.mp3',
].join('\r\n')

test('the daily log of ZaraRadio, in Windows-1252, by the day in its name', () => {
  expect(readLog(toWindows1252(ZARA), '2026-01-10.log', calendar)).toEqual([
    {
      at: lima('2026-01-10T07:00:03'),
      fileName: 'AYD-000123_v2_es-PE_30s.mp3',
      cart: null,
      seconds: null,
    },
    { at: lima('2026-01-10T07:00:34'), fileName: 'Canción de otro.mp3', cart: null, seconds: null },
  ])
})

test.each([
  [
    'semicolons and days as in Peru',
    'fecha;hora;archivo;duración\n10/01/2026;07:00:03;C:\\hoy\\a.mp3;0:30\n',
    { at: lima('2026-01-10T07:00:03'), fileName: 'a.mp3', cart: null, seconds: 30 },
  ],
  [
    'commas, quotes, and an instant with its zone',
    '\uFEFFairedAt,file,seconds\r\n2026-01-10T12:00:03Z,"/radio/hoy/a, ""b"".mp3",29.5\r\n',
    { at: lima('2026-01-10T07:00:03'), fileName: 'a, "b".mp3', cart: null, seconds: 29.5 },
  ],
  [
    'tabs, a cart, an afternoon',
    'Fecha y hora\tCartucho\n2026-01-10 7:05:09 p. m.\t990123',
    { at: lima('2026-01-10T19:05:09'), fileName: null, cart: 990_123, seconds: null },
  ],
])('a table with %s', (_, text, line) => {
  expect(readLog(bytes(text), 'emisiones.csv', calendar)).toEqual([line])
})

test('lines of a table that say no time or no file are passed over', () => {
  const text = 'fecha,hora,archivo\n10/01/2026,,a.mp3\n31/02/2026,07:00,a.mp3\n10/01/2026,07:00,\n\n'
  expect(readLog(bytes(text), 'a.csv', calendar)).toEqual([])
})

test('a cell of a million letters is no moment, and takes no time', () => {
  const cell = `"${'T'.repeat(1_000_000)}\nx"`
  expect(readLog(bytes(`fecha_hora,archivo\n${cell},a.mp3\n`), 'a.csv', calendar)).toEqual([])
})

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), 'a.log'],
  ['prose', bytes('Hola, esto no es un registro.'), '2026-01-10.log'],
  ['a table of something else', bytes('nombre,precio\npan,1\n'), 'a.csv'],
  ['nothing', bytes(''), 'a.csv'],
])('%s is no log', (_, content, name) => {
  expect(readLog(content, name, calendar)).toBeNull()
})
