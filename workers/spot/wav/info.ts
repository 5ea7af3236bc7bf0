import { toAsciiLine } from '../tags/ascii.ts'
import { commentLine, type SpotTags } from '../tags/spot-tags.ts'
import { chunk } from './riff.ts'

/**
 * The `LIST` chunk of type `INFO`, which ordinary players show. ASCII, because half of them read it as Windows-1252 and
 * half as UTF-8; the ID3 tag in the same file keeps the accents.
 */
export function infoList(tags: SpotTags): Buffer {
  const entries: [id: string, value: string][] = [
    ['INAM', tags.title],
    ['IART', tags.organisation],
    ['IPRD', tags.campaign],
    ['IGNR', 'Speech'],
    ['ICRD', tags.validity.from?.date ?? ''],
    ['ILNG', tags.language],
    ['ICOP', tags.licence],
    ['ICMT', commentLine(tags)],
    ['ISRC', tags.identifier],
    ['IENG', tags.credits],
    ['ISFT', 'Chaski'],
  ]
  const written = entries.map(([id, value]) => [id, toAsciiLine(value)] as const)
  return Buffer.concat([
    Buffer.from('INFO', 'latin1'),
    ...written
      .filter(([, value]) => value !== '')
      .map(([id, value]) => chunk(id, Buffer.from(`${value}\0`, 'latin1'))),
  ])
}
