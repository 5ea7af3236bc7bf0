import { describe, expect, test } from 'vitest'
import type { AiringLine } from '../../../media/airing-logs/airing-line.ts'
import { type LogContext, NO_HABITS, readLog } from '../../../media/airing-logs/read-log.ts'
import { toWindows1252 } from '../../../media/windows-1252.ts'
import { calendar } from '../../../media/zones.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const lima = (text: string): number => Date.parse(`${text}-05:00`)

const CONTEXT: LogContext = {
  habits: NO_HABITS,
  today: { year: 2026, month: 11, day: 27 },
  calendar: calendar('America/Lima'),
}
const monthFirst: LogContext = { ...CONTEXT, habits: { ...NO_HABITS, dateOrder: 'month-first' } }
const dayFirst: LogContext = { ...CONTEXT, habits: { ...NO_HABITS, dateOrder: 'day-first' } }

const read = (content: string | Uint8Array, name: string, context = CONTEXT) =>
  readLog(typeof content === 'string' ? bytes(content) : content, name, context)
const lines = (content: string | Uint8Array, name: string, context = CONTEXT) =>
  read(content, name, context)?.lines

/** What a log says of an airing, with null for what it does not say. */
const aired = (line: number, at: string, said: Partial<AiringLine>): AiringLine => ({
  line,
  at: lima(at),
  fileName: null,
  cart: null,
  title: null,
  artist: null,
  seconds: null,
  ...said,
})

// lib/export_textlog.cpp of Rivendell.
const RIVENDELL = `                Rivendell RDAirPlay Playout Report for 01/10/2026
                            Spots -- Chaski
--Time--  -Cart-  Cut  --Title----------------  A-Len  N-Len  --Host----  Srce
07:00:03  990123  001  Nos cuidamos              0:30   0:30  estudio     Main
07:00:40  000004  rml  Macro                     0:00   0:00  estudio     Main
23:59:50  990124  002  Hilario (muestra)         1:05   1:05  estudio     Main
00:10:00  990123  001  Nos cuidamos              0:30   0:30  estudio     Aux1
`

describe('Rivendell', () => {
  test('the text log: cart, length, and the day that turns at midnight', () => {
    expect(lines(RIVENDELL, 'informe.txt', monthFirst)).toEqual([
      aired(4, '2026-01-10T07:00:03', { cart: 990_123, seconds: 30 }),
      aired(6, '2026-01-10T23:59:50', { cart: 990_124, seconds: 65 }),
      aired(7, '2026-01-11T00:10:00', { cart: 990_123, seconds: 30 }),
    ])
  })

  test('asks what 01/10/2026 means where the station has not told, and counts nothing', () => {
    expect(read(RIVENDELL, 'informe.txt')).toEqual({
      lines: [],
      faults: [],
      provenOrder: null,
      question: {
        about: 'date_order',
        written: '01/10/2026',
        dayFirst: '2026-10-01',
        monthFirst: '2026-01-10',
      },
    })
  })

  test('the technical report, with CRLF and a range of days that proves its order', () => {
    const text = RIVENDELL.replace(
      'Playout Report for 01/10/2026',
      'Technical Playout Report for 12/31/2025 - 01/01/2026',
    )
      .replaceAll(/(Main|Aux1)$/gm, '$1     Time       Yes ')
      .replaceAll('\n', '\r\n')
    const reading = read(text, 'informe.txt', dayFirst)
    expect(reading?.provenOrder).toBe('month-first')
    expect(reading?.lines.map(({ at }) => at)).toEqual([
      lima('2025-12-31T07:00:03'),
      lima('2025-12-31T23:59:50'),
      lima('2026-01-01T00:10:00'),
    ])
  })

  test('the cut log', () => {
    // lib/export_cutlog.cpp of Rivendell.
    const text = `          Rivendell RDAirPlay Cut Report for 13/10/2026
                 Spots -- Chaski
--Time--  -Cart-  --Title----------------  Cut  --Description-------  -Len-
07:00:03  990123  Nos cuidamos             001  Corte 1                0:30
08:00:00      12  Apúrate María            002                         1:05
09:00:00  000004  Macro                    rml                         0:00
roto
`
    expect(read(text, 'cortes.txt')).toEqual({
      lines: [
        aired(4, '2026-10-13T07:00:03', { cart: 990_123, seconds: 30 }),
        aired(5, '2026-10-13T08:00:00', { cart: 12, seconds: 65 }),
      ],
      faults: [{ line: 7, text: 'roto' }],
      question: null,
      provenOrder: 'day-first',
    })
  })
})

describe('ZaraRadio', () => {
  // The layout on which three public programs that read these logs agree.
  const ZARA = [
    'LOG FILE',
    'Saturday 10 January 2026',
    'TIME\tACTION',
    '07:00:03\tstart\tC:\\Chaski\\hoy\\AYD-000123_v2_es-PE_30s.mp3',
    '07:00:33\tstop\tC:\\Chaski\\hoy\\AYD-000123_v2_es-PE_30s.mp3',
    '07:00:34\tInício\tC:\\Música\\Canción de otro.mp3',
    'basura',
    '25:00:00\tinicio\tC:\\x.mp3',
  ].join('\r\n')
  const TWO = [
    aired(4, '2026-01-10T07:00:03', { fileName: 'AYD-000123_v2_es-PE_30s.mp3' }),
    aired(6, '2026-01-10T07:00:34', { fileName: 'Canción de otro.mp3' }),
  ]

  test.each(['2026-01-10.log', 'enero.txt', '2025-12-31 copia.txt'])(
    'the day stands in the heading, whatever the file is called: %s',
    (name) => {
      expect(lines(toWindows1252(ZARA), name)).toEqual(TWO)
    },
  )

  test('tells the lines that make no sense', () => {
    expect(read(ZARA, '2026-01-10.log')?.faults).toEqual([
      { line: 7, text: 'basura' },
      { line: 8, text: '25:00:00 inicio C:\\x.mp3' },
    ])
  })

  test('takes the day from the name where the heading has none, in words of any of its languages', () => {
    const bare = ZARA.replace('Saturday 10 January 2026\r\n', '')
    expect(lines(bare, '2026-01-10.log')?.map(({ at }) => at)).toEqual(TWO.map(({ at }) => at))
    expect(lines(ZARA.replace(/Sat.*/, 'sábado, 10 de enero de 2026'), 'x.log')).toEqual(TWO)
    expect(lines(ZARA.replace(/Sat.*/, 'sábado 10 janeiro 2026'), 'x.log')).toEqual(TWO)
  })

  test('asks for the day that neither tells', () => {
    const bare = ZARA.replace('Saturday 10 January 2026\r\n', '')
    expect(read(bare, 'enero.txt')?.question).toEqual({ about: 'day' })
    expect(lines(bare, 'enero.txt', { ...CONTEXT, day: { year: 2026, month: 1, day: 10 } })).toHaveLength(2)
  })

  test('reads versions with further columns before the path', () => {
    const text = '07:00:03\tinicio\tmp3\tlista\tC:\\hoy\\a.mp3\r\n'
    expect(lines(text, '2026-01-10.log')).toEqual([aired(1, '2026-01-10T07:00:03', { fileName: 'a.mp3' })])
  })
})

describe('a table', () => {
  test.each([
    [
      'semicolons and days as in Peru',
      'fecha;hora;archivo;duración\n13/01/2026;07:00:03;C:\\hoy\\a.mp3;0:30\n',
      aired(2, '2026-01-13T07:00:03', { fileName: 'a.mp3', seconds: 30 }),
    ],
    [
      'commas, quotes, and an instant with its zone',
      '\uFEFFairedAt,file,seconds\r\n2026-01-10T12:00:03Z,"/radio/hoy/a, ""b"".mp3",29.5\r\n',
      aired(2, '2026-01-10T07:00:03', { fileName: 'a, "b".mp3', seconds: 29.5 }),
    ],
    [
      'tabs, a cart, an afternoon',
      'Fecha y hora\tCartucho\n2026-01-10 7:05:09 p. m.\t990123',
      aired(2, '2026-01-10T19:05:09', { cart: 990_123 }),
    ],
    [
      'a title above its headings, and years of two digits',
      'Radio Jauja: emisiones de enero\n\nFecha de emisión;Hora de emisión;Nombre de archivo\n31/01/26;7:00;a.mp3\n',
      aired(4, '2026-01-31T07:00:00', { fileName: 'a.mp3' }),
    ],
    [
      'Portuguese headings',
      'Data;Hora;Arquivo;Duração\n31/01/2026;07:00:00;a.mp3;30\n',
      aired(2, '2026-01-31T07:00:00', { fileName: 'a.mp3', seconds: 30 }),
    ],
    [
      'the columns of the history of LibreTime',
      'startDate,startTime,endDate,endTime,title,artist\n2026-01-31,07:00:00,2026-01-31,07:00:30,Nos cuidamos,Acción y Desarrollo\n',
      aired(2, '2026-01-31T07:00:00', { title: 'Nos cuidamos', artist: 'Acción y Desarrollo' }),
    ],
    [
      'the columns of the timeline of AzuraCast',
      'Date,Time,Listeners,Delta,Track,Artist,Playlist,Streamer\n2026-01-31,7:00:00 AM,3,0,Nos cuidamos,Acción y Desarrollo,Spots,\n',
      aired(2, '2026-01-31T07:00:00', { title: 'Nos cuidamos', artist: 'Acción y Desarrollo' }),
    ],
    [
      'no day in it but in its name',
      'hora;archivo\n07:00;a.mp3\n',
      aired(2, '2026-02-16T07:00:00', { fileName: 'a.mp3' }),
      '20260216.csv',
    ],
  ])('with %s', (_, text, line, name = 'emisiones.csv') => {
    expect(lines(text, name)).toEqual([line])
  })

  test.each([
    ['little', [0xff, 0xfe], 'utf16le'],
    ['little and without its mark', [], 'utf16le'],
  ] as const)('in UTF-16, %s end first', (_, mark, encoding) => {
    const text = Buffer.from('fecha;hora;archivo\r\n31/01/2026;07:00;canción.mp3\r\n', encoding)
    expect(lines(Buffer.concat([Buffer.from(mark), text]), 'a.csv')).toEqual([
      aired(2, '2026-01-31T07:00:00', { fileName: 'canción.mp3' }),
    ])
  })

  test('tells the lines that say no time, no day that exists or nothing that was aired', () => {
    const text = 'fecha,hora,archivo\n13/01/2026,,a.mp3\n31/02/2026,07:00,a.mp3\n13/01/2026,07:00,\n\n'
    expect(read(text, 'a.csv')).toEqual({
      lines: [],
      faults: [
        { line: 2, text: '13/01/2026 · a.mp3' },
        { line: 3, text: '31/02/2026 · 07:00 · a.mp3' },
        { line: 4, text: '13/01/2026 · 07:00' },
      ],
      question: null,
      provenOrder: null,
    })
  })

  test('a day that has not come is told, not counted', () => {
    const text = 'fecha,hora,archivo\n2026-11-27,07:00,a.mp3\n2026-11-28,07:00,b.mp3\n'
    expect(read(text, 'a.csv')).toMatchObject({
      lines: [{ fileName: 'a.mp3' }],
      faults: [{ line: 3, text: '2026-11-28 · b.mp3' }],
    })
  })

  test('without known headings asks which column is what, with a guess', () => {
    const text = 'Emitido;Pieza;Canal\n31/01/2026 07:00;C:\\hoy\\a.mp3;1\n31/01/2026 08:00;C:\\hoy\\b.mp3;1\n'
    expect(read(text, 'otsav.txt')?.question).toEqual({
      about: 'columns',
      shape: 'emitido pieza canal',
      hasHeading: true,
      rows: [
        ['Emitido', 'Pieza', 'Canal'],
        ['31/01/2026 07:00', 'C:\\hoy\\a.mp3', '1'],
        ['31/01/2026 08:00', 'C:\\hoy\\b.mp3', '1'],
      ],
      guess: { moment: 0, file: 1 },
    })
  })

  test('is read as it was taught', () => {
    const taught = { 'emitido pieza canal': { moment: 0, title: 1 } }
    const text = 'Emitido;Pieza;Canal\n31/01/2026 07:00;Nos cuidamos;1\n'
    expect(lines(text, 'otsav.txt', { ...CONTEXT, habits: { ...NO_HABITS, columns: taught } })).toEqual([
      aired(2, '2026-01-31T07:00:00', { title: 'Nos cuidamos' }),
    ])
  })

  test('lines that no mark parts are parted behind the time', () => {
    const text = '2026-01-31 07:00:03 D:\\Spots\\a b.mp3\n2026-01-31 08:00:00 D:\\Música\\c.mp3\n'
    expect(read(text, 'radioboss.log')?.question).toMatchObject({
      about: 'columns',
      shape: '3',
      hasHeading: false,
      rows: [['2026-01-31', '07:00:03', 'D:\\Spots\\a b.mp3'], expect.anything()],
      guess: { day: 0, time: 1, file: 2 },
    })
  })

  test('a cell of a million letters is no moment, and takes no time', () => {
    const cell = `"${'T'.repeat(1_000_000)}\nx"`
    const reading = read(`fecha_hora,archivo\n${cell},a.mp3\n`, 'a.csv')
    expect(reading?.lines).toEqual([])
    expect(reading?.faults).toHaveLength(1)
    expect(reading?.faults[0]?.text.length).toBeLessThanOrEqual(120)
  })
})

describe('the order of day and month', () => {
  const table = (...days: string[]): string =>
    `fecha;hora;archivo\n${days.map((day) => `${day};07:00;a.mp3`).join('\n')}\n`

  test.each([
    ['a day above twelve', ['10/01/2026', '13/01/2026'], 'day-first'],
    ['a month that has not come', ['10/01/2026', '01/12/2026'], 'month-first'],
    ['the American way', ['01/31/2026'], 'month-first'],
  ])('is proven by %s', (_, days, order) => {
    expect(read(table(...days), 'a.csv')).toMatchObject({ provenOrder: order, question: null })
  })

  test('is not asked where both orders give the same day', () => {
    expect(read(table('10/10/2026', '2026-01-02'), 'a.csv')).toMatchObject({
      provenOrder: null,
      question: null,
      lines: [{ at: lima('2026-10-10T07:00:00') }, { at: lima('2026-01-02T07:00:00') }],
    })
  })

  test('is that of the station where both fit', () => {
    expect(lines(table('10/01/2026'), 'a.csv', dayFirst)?.[0]?.at).toBe(lima('2026-01-10T07:00:00'))
    expect(lines(table('10/01/2026'), 'a.csv', monthFirst)?.[0]?.at).toBe(lima('2026-10-01T07:00:00'))
  })
})

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), 'a.log'],
  ['prose', bytes('Hola, esto no es un registro.'), '2026-01-10.log'],
  ['a table of something else', bytes('nombre,precio\npan,1.50\n'), 'a.csv'],
  ['nothing', bytes(''), 'a.csv'],
])('%s is no log', (_, content, name) => {
  expect(read(content, name)).toBeNull()
})
