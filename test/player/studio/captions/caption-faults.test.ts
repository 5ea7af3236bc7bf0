import { expect, test } from 'vitest'
import { captionFaults } from '../../../../player/studio/captions/caption-faults.ts'

const of = (text: string) => captionFaults(new TextEncoder().encode(text))

test('captions that can be read have no faults', () => {
  expect(of('1\n00:00:01,000 --> 00:00:02,000\nHola')).toEqual([])
})

test('faults are told with their line and what stands in it', () => {
  expect(
    of('1\n00:00:05,000 --> 00:00:02,000\nHola\n\n2\n00:61:00,000 --> 00:62:00,000\nChau\n\nSuelto'),
  ).toEqual([
    { line: 2, code: 'endsBeforeStart', text: '00:00:05,000 --> 00:00:02,000' },
    { line: 6, code: 'overSixty', text: '00:61:00,000 --> 00:62:00,000' },
    { line: 9, code: 'noTime', text: 'Suelto' },
  ])
  expect(of('')).toEqual([{ line: 1, code: 'empty', text: '' }])
})
