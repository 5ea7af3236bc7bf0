import { describe, expect, test } from 'vitest'
import type { LogColumns } from '../../../media/airing-logs/column-names.ts'
import { type LogContext, NO_HABITS, readLog } from '../../../media/airing-logs/read-log.ts'
import { calendar } from '../../../media/zones.ts'

/** Logs in the layouts that programs document or that public programs read. Each says which. */

const CONTEXT: LogContext = {
  habits: NO_HABITS,
  today: { year: 2026, month: 11, day: 27 },
  calendar: calendar('America/Lima'),
}
const read = (text: string, name: string, context = CONTEXT) =>
  readLog(new TextEncoder().encode(text), name, context)

/** What is read once somebody has answered with what the columns are guessed to be, and what they changed. */
function readAfterAsking(text: string, name: string, changed: LogColumns = {}) {
  const question = read(text, name)?.question
  if (question?.about !== 'columns') throw new Error(`asked ${JSON.stringify(question)}`)
  const columns = { [question.shape]: { ...question.guess, ...changed } }
  return read(text, name, { ...CONTEXT, habits: { ...NO_HABITS, columns } })
}

const said = (reading: ReturnType<typeof read>) =>
  reading?.lines.map(({ at, fileName, cart, title, artist, seconds }) =>
    [
      new Date(at - 5 * 3_600_000).toISOString().slice(0, 19),
      fileName ?? cart,
      title,
      artist,
      seconds,
    ].filter((part) => part !== null),
  )
const AD = 'Acción y Desarrollo'

describe('read without a question', () => {
  test('LibreTime: the CSV of its history', () => {
    // legacy/public/js/airtime/playouthistory/historytable.js
    const text = `startDate,startTime,endDate,endTime,title,artist
2026-01-31,07:00:03,2026-01-31,07:00:33,Nos cuidamos,${AD}
`
    expect(said(read(text, '2026-01-31_00h00m--2026-01-31_23h59m.csv'))).toEqual([
      ['2026-01-31T07:00:03', 'Nos cuidamos', AD],
    ])
  })

  test('AzuraCast: the CSV of its timeline', () => {
    // backend/src/Controller/Api/Stations/HistoryController.php
    const text = `Date,Time,Listeners,Delta,Track,Artist,Playlist,Streamer
2026-01-31,7:00:03am,3,0,"Nos cuidamos, siempre",${AD},Spots,
`
    expect(said(read(text, 'timeline.csv'))).toEqual([['2026-01-31T07:00:03', 'Nos cuidamos, siempre', AD]])
  })

  test('SAM Broadcaster: its table historylist, whose lengths are milliseconds', () => {
    // samLoadRange.php of CiTR/djland names the columns, and divides the duration by 1000.
    const text = `"ID","songID","filename","date_played","duration","artist","title","album","songtype"
"7","31","C:\\\\Chaski\\\\hoy\\\\AYD-000123_v2_es-PE_30s.mp3","2026-01-31 07:00:03","30120","${AD}","Nos cuidamos","","P"
`
    expect(said(read(text, 'historylist.csv'))).toEqual([
      ['2026-01-31T07:00:03', 'AYD-000123_v2_es-PE_30s.mp3', 'Nos cuidamos', AD, 30.12],
    ])
  })

  test('TuneTracker: the day in the name of the file', () => {
    // tunetrackersystems.com, "Using Database-Style Output Logs".
    const text = `Start Time,Event Type,Filename,Artist,Title,Album,Duration,Composer
14:21:17,audio file,AYD-000123.mp3,${AD},Nos cuidamos,,00:30,
`
    expect(said(read(text, 'output 2026-01-31.txt'))).toEqual([
      ['2026-01-31T14:21:17', 'AYD-000123.mp3', 'Nos cuidamos', AD, 30],
    ])
  })

  test('a report with tabs and one column of dates with their times', () => {
    // What digitalservices.npr.org asks of stations: "Start date and time", title, artist, duration.
    const text = `Title\tArtist\tAlbum\tLabel\tStart Time\tDuration
Nos cuidamos\t${AD}\t\t\t31/01/2026 07:00:03\t00:00:30
`
    expect(said(read(text, 'playlist.txt'))).toEqual([['2026-01-31T07:00:03', 'Nos cuidamos', AD, 30]])
  })

  test('a column called "Played" that has only the time', () => {
    const text = 'Station,Played,Artist,Title\nJauja,07:00:03,X,Nos cuidamos\n'
    expect(said(read(text, '2026-01-31.csv'))).toEqual([['2026-01-31T07:00:03', 'Nos cuidamos', 'X']])
  })
})

describe('asked once, with a guess that is right', () => {
  test('OtsAV: the play log', () => {
    // docs.otslabs.com, "How to configure Logging". A comma in a title does not make it a table.
    const text = `04-Oct-2026 10:38:04 Jennifer Page - Crush
04-Oct-2026 13:47:38 ${AD} - Nos cuidamos
04-Oct-2026 13:54:07 Madonna - Live, Love - And Pray
`
    expect(said(readAfterAsking(text, '2026-10-04-playlog.txt'))).toEqual([
      ['2026-10-04T10:38:04', 'Crush', 'Jennifer Page'],
      ['2026-10-04T13:47:38', 'Nos cuidamos', AD],
      ['2026-10-04T13:54:07', 'Live, Love - And Pray', 'Madonna'],
    ])
  })

  test('mAirList: %Y-%M-%D %h:%m:%s%t%1', () => {
    // wiki.mairlist.com, "Logging variables": stations write the line themselves.
    const text = '2026-01-31 07:00:03\tD:\\Spots\\AYD-000123.mp3\n2026-01-31 08:00:00\tD:\\Música\\b.mp3\n'
    expect(said(readAfterAsking(text, 'mairlist.log'))).toEqual([
      ['2026-01-31T07:00:03', 'AYD-000123.mp3'],
      ['2026-01-31T08:00:00', 'b.mp3'],
    ])
  })

  test('mAirList: %D.%M.%Y%t%h:%m:%s%t%a - %b%t%e', () => {
    const text = `31.01.2026\t07:00:03\t${AD} - Nos cuidamos\t30.05\n31.01.2026\t07:01:00\tX - Y\t200.1\n`
    expect(said(readAfterAsking(text, 'mairlist.log', { length: 3 }))).toEqual([
      ['2026-01-31T07:00:03', 'Nos cuidamos', AD, 30.05],
      ['2026-01-31T07:01:00', 'Y', 'X', 200.1],
    ])
  })

  test('Robot: dates with the month first, a name beside the path', () => {
    // isonliveradio.com, "Logging".
    const text = `01-24-2026,17:38:05,159,Nos cuidamos,C:\\ROBOT\\ADS\\AYD-000123.mp3,00:30,AD
01-24-2026,17:39:00,160,Blacktop-Stephen Lomas,C:\\ROBOT\\SONGS\\Blacktop.mp3,05:23,SONG
`
    const reading = readAfterAsking(text, 'ROBOT2002.LOG', { length: 5 })
    expect(reading?.provenOrder).toBe('month-first')
    expect(said(reading)).toEqual([
      ['2026-01-24T17:38:05', 'AYD-000123.mp3', 30],
      ['2026-01-24T17:39:00', 'Blacktop.mp3', 323],
    ])
  })

  test('a table whose headings nobody knows keeps what they do say', () => {
    const text = 'Fecha;Hora;Tanda;Comercial\n31/01/2026;07:00:03;T1;Nos cuidamos\n'
    const question = read(text, 'pauta.txt')?.question
    expect(question).toMatchObject({ shape: 'fecha hora tanda comercial', guess: { day: 0, time: 1 } })
    expect(said(readAfterAsking(text, 'pauta.txt', { title: 3 }))).toEqual([
      ['2026-01-31T07:00:03', 'Nos cuidamos'],
    ])
  })
})
