import { ID3Writer } from 'browser-id3-writer'
import type { Loudness } from '../../../media/schemas/published.ts'
import { commentLine, replayGain, type SpotTags, validityText } from './spot-tags.ts'

/** ISO 639-2 for the languages that have a two-letter code in our region; others already come with three. */
const THREE_LETTERS: Record<string, string> = {
  ay: 'aym',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  pt: 'por',
  qu: 'que',
}

/** A BCP 47 tag as ID3 wants it: three letters, `und` where they are not known. */
export function id3Language(tag: string): string {
  const [language = ''] = tag.split('-')
  return language.length === 3 ? language : (THREE_LETTERS[language] ?? 'und')
}

/** An ID3v2.3 tag, to stand before the first frame. */
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

/** An ID3v1.1 tag, to stand after the last frame: Latin-1, for machines of that time. */
export function id3v1(tags: SpotTags): Uint8Array {
  const block = Buffer.alloc(128)
  const field = (text: string, at: number, length: number): void => {
    // A character that Latin-1 does not have would come out as another.
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
