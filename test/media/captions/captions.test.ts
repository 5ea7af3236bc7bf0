import { describe, expect, test } from 'vitest'
import { readCaptions, writeWebVtt } from '../../../media/captions/captions.ts'
import { decodeText } from '../../../media/decode-text.ts'

describe('the encoding', () => {
  const text = '¿Qué es violencia? — «Wiñay»\n'
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(text.replace('—', '\x97'), 'latin1')],
    ['the line ends of Windows', Buffer.from(text.replace('\n', '\r\n'))],
    ['the line ends of an old Mac', Buffer.from(text.replace('\n', '\r'))],
  ])('%s is known', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(text)
  })
})

describe('captions', () => {
  const cues = [
    { start: 1, end: 2.5, text: 'Hola\n¿Qué tal?' },
    { start: 3661.04, end: 3662, text: '<i>Adiós</i>' },
  ]

  test.each([
    [
      'SubRip',
      '1\n00:00:01,000 --> 00:00:02,500\nHola\n¿Qué tal?\n\n2\n01:01:01,040 --> 01:01:02,000\n<i>Adiós</i>\n',
    ],
    [
      'SubRip without numbers, out of order',
      '01:01:01.04 --> 01:01:02.0\n<i>Adiós</i>\n\n0:00:01,000-->0:00:02,5\nHola\n¿Qué tal?',
    ],
    [
      'WebVTT',
      'WEBVTT - título\n\nSTYLE\n::cue {}\n\nNOTE nada\n\nuno\n00:01.000 --> 00:02.500 align:start\nHola\n¿Qué tal?\n\n01:01:01.040 --> 01:01:02.000\n<i>Adiós</i>',
    ],
    [
      'styles of other programs',
      '1\n00:00:01,000 --> 00:00:02,500\n{\\an8}<font color="red">Hola</font>\n¿Qué tal?\n\n\n2\n01:01:01,040 --> 01:01:02,000 X1:0\n<i>Adiós</i>',
    ],
  ])('%s is read', (_name, text) => {
    expect(readCaptions(text)).toEqual({ cues })
  })

  test('are written as WebVTT that reads back as the same', () => {
    const text = writeWebVtt(cues)
    expect(text).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHola\n¿Qué tal?\n\n01:01:01.040 --> 01:01:02.000\n<i>Adiós</i>\n',
    )
    expect(readCaptions(text)).toEqual({ cues })
  })

  test('carry no markup into the page', () => {
    const read = readCaptions(
      '00:01.000 --> 00:02.000\n<script>alert(1)</script> a < b & c <img src=x onerror=y>',
    )
    expect(read).toEqual({ cues: [{ start: 1, end: 2, text: 'alert(1) a &lt; b &amp; c' }] })
  })

  test('a line of nothing but open braces takes no time', () => {
    const line = '{\\'.repeat(500_000)
    expect(readCaptions(`00:01.000 --> 00:02.000\n${line}`)).toEqual({
      cues: [{ start: 1, end: 2, text: line }],
    })
  })

  test.each([
    ['', [1]],
    ['Hola', [1]],
    ['1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:03,000 -> 00:00:04,000\nb', [5]],
    ['1\n00:00:05,000 --> 00:00:04,000\na', [2]],
    ['1\n00:61:00,000 --> 00:62:00,000\na\n\n\n2\nahora --> después\nb', [2, 7]],
  ])('faults of %j are told by their line', (text, lines) => {
    const read = readCaptions(text)
    expect('faults' in read && read.faults.map(({ line }) => line)).toEqual(lines)
  })

  test('a flood of faults is told in part', () => {
    const read = readCaptions('x\n\n'.repeat(5000))
    expect('faults' in read && read.faults).toHaveLength(20)
  })
})
