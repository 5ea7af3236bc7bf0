import type { Loudness } from '../../../media/schemas/published.ts'
import { commentLine, type SpotTags } from '../tags/spot-tags.ts'
import { fields } from './fields.ts'

// Readers take this value as “not known” (EBU Tech 3285, 2.4).
const UNKNOWN_LOUDNESS = 0x7fff
const FIXED_SIZE = 602

/**
 * The `bext` chunk of a Broadcast Wave file, version 2 (EBU Tech 3285), with the measured loudness. The time reference
 * is 0: the file starts where airing should.
 */
export function bextChunk(tags: SpotTags, loudness: Loudness): Buffer {
  const chunk = fields(FIXED_SIZE)
  const hundredths = (value: number | null): number =>
    value === null ? UNKNOWN_LOUDNESS : Math.max(-32768, Math.min(32766, Math.round(value * 100)))
  chunk.text(`${tags.title} - ${commentLine(tags)}`, 0, 256)
  chunk.text(tags.organisation, 256, 32)
  chunk.text(tags.identifier === '' ? '' : `${tags.identifier}_v${tags.version}`, 288, 32)
  // The first day it may be aired: of the dates we have, the only one that is the same each time the file is made.
  chunk.text(tags.validity.from?.date ?? '1970-01-01', 320, 10)
  chunk.text(tags.validity.from?.time ?? '00:00:00', 330, 8)
  chunk.int16(2, 346)
  chunk.int16(hundredths(loudness.integrated), 412)
  chunk.int16(hundredths(loudness.range), 414)
  chunk.int16(hundredths(loudness.truePeak), 416)
  chunk.int16(hundredths(loudness.momentaryMax), 418)
  chunk.int16(hundredths(loudness.shortTermMax), 420)
  return chunk.end('A=PCM,F=44100,W=16,M=stereo,T=Chaski\r\n')
}
