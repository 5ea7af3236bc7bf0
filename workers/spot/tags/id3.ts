import { ID3Writer } from 'browser-id3-writer'
import type { Loudness } from '../../../media/schemas/published.ts'
import { commentLine, replayGain, type SpotTags, validityText } from './spot-tags.ts'

/** ISO 639-2 codes of the two-letter languages of our region; the others already have three letters. */
const THREE_LETTERS: Record<string, string> = {
  ay: 'aym',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  pt: 'por',
  qu: 'que',
}

/** A BCP 47 tag as ID3 requires it: three letters, `und` if unknown. */
export function id3Language(tag: string): string {
  const [language = ''] = tag.split('-')
  return language.length === 3 ? language : (THREE_LETTERS[language] ?? 'und')
}

/** An ID3v2.3 tag, which goes before the first frame. */
export function id3v2(tags: SpotTags, loudness: Loudness, duration: number): Uint8Array {
  const language = id3Language(tags.language)
  const { gain, peak } = replayGain(loudness)
  const writer = new ID3Writer(new ArrayBuffer(0))
  const text = (id: 'TIT2' | 'TALB' | 'TPUB' | 'TCOP' | 'WOAF' | 'WCOP', value: string): void => {
    if (value !== '') writer.setFrame(id, value)
  }
  text('TIT2', tags.title)
  if (tags.organisation !== '') writer.setFrame('TPE1', [tags.organisation])
  text('TALB', tags.campaign)
  text('TPUB', tags.organisation)
  text('TCOP', tags.licence)
  text('WOAF', tags.page)
  writer.setFrame('TCON', ['Speech'])
  writer.setFrame('TLAN', language)
  writer.setFrame('TLEN', Math.round(duration * 1000))
  const comment = commentLine(tags)
  if (comment !== '') writer.setFrame('COMM', { language, description: '', text: comment })
  if (tags.script !== '') writer.setFrame('USLT', { language, description: '', lyrics: tags.script })
  const own: [string, string][] = [
    ['REPLAYGAIN_TRACK_GAIN', gain],
    ['REPLAYGAIN_TRACK_PEAK', peak],
    ['LANGUAGE', tags.language],
    ['LICENSE', tags.licence],
    ['IDENTIFIER', tags.identifier],
    ['VERSION', String(tags.version)],
    ['VALID', validityText(tags.validity)],
    ['CREDITS', tags.credits],
  ]
  for (const [description, value] of own) {
    if (value !== '') writer.setFrame('TXXX', { description, value })
  }
  return new Uint8Array(writer.addTag())
}

const SPEECH = 101

/** An ID3v1.1 tag, which goes after the last frame. Latin-1, for machines of that era. */
export function id3v1(tags: SpotTags): Uint8Array {
  const block = Buffer.alloc(128)
  const field = (text: string, at: number, length: number): void => {
    // A character outside Latin-1 would come out as a different one.
    const known = text
      .normalize('NFC')
      .replace(/[^\u0020-\u007E\u00A0-\u00FF]/gu, '')
      .replace(/ +/g, ' ')
      .trim()
    block.write(known.slice(0, length), at, 'latin1')
  }
  block.write('TAG', 0, 'latin1')
  field(tags.title, 3, 30)
  field(tags.organisation, 33, 30)
  field(tags.campaign, 63, 30)
  field(tags.validity.from?.date.slice(0, 4) ?? '', 93, 4)
  field(tags.identifier, 97, 28)
  block[127] = SPEECH
  return block
}
