import { toAsciiLine } from '../tags/ascii.ts'
import { type SpotTags, validityText } from '../tags/spot-tags.ts'
import { fields } from './fields.ts'

const FIXED_SIZE = 2048
// Value of a full-scale sample in 16 bits.
const FULL_SCALE = 32_768
// How the standard's own examples write “always”.
const ALWAYS_SINCE = { date: '1900-01-01', time: '00:00:00' }
const FOR_EVER = { date: '9999-12-31', time: '23:59:59' }

/**
 * The `cart` chunk (AES46-2002), which traffic systems read: what the spot is, from when to when it may be aired, where
 * its sound begins and ends.
 * @param frames samples of each channel
 */
export function cartChunk(tags: SpotTags, frames: number): Buffer {
  const chunk = fields(FIXED_SIZE)
  const { date: startDate, time: startTime } = tags.validity.from ?? ALWAYS_SINCE
  const { date: endDate, time: endTime } = tags.validity.until ?? FOR_EVER
  chunk.text('0101', 0, 4)
  chunk.text(tags.title, 4, 64)
  chunk.text(tags.organisation, 68, 64)
  chunk.text(cutId(tags.identifier), 132, 64)
  chunk.text(tags.identifier, 196, 64)
  chunk.text('SPOT', 260, 64)
  chunk.text(tags.campaign, 324, 64)
  chunk.text(outCue(tags.script), 388, 64)
  chunk.text(startDate, 452, 10)
  chunk.text(startTime, 462, 8)
  chunk.text(endDate, 470, 10)
  chunk.text(endTime, 480, 8)
  chunk.text('Chaski', 488, 64)
  chunk.text('1', 552, 64)
  chunk.text([tags.language, tags.licence, validityText(tags.validity)].filter(Boolean).join(' '), 616, 64)
  chunk.int32(FULL_SCALE, 680)
  for (const [index, { name, sample }] of timers(frames).entries()) {
    chunk.code(name, 684 + 8 * index)
    chunk.uint32(sample, 688 + 8 * index)
  }
  chunk.text(tags.page, 1024, 1024)
  return chunk.end(tags.script === '' ? '' : `${tags.script}\n`)
}

/** In samples, not milliseconds. */
const timers = (frames: number): { name: string; sample: number }[] => [
  { name: 'AUDs', sample: 0 },
  { name: 'AUDe', sample: frames },
  { name: 'EOD ', sample: frames },
]

/** Rivendell identifies cuts only by number: the digits at the end of the identifier. */
export function cutId(identifier: string): string {
  return /\d+$/.exec(identifier)?.[0] ?? ''
}

/** The last words, as many as fit: the out cue that the operator listens for. */
export function outCue(script: string): string {
  const words = toAsciiLine(script).split(' ')
  let cue = ''
  for (const word of words.reverse()) {
    const longer = cue === '' ? word : `${word} ${cue}`
    if (longer.length > 60) break
    cue = longer
  }
  return cue
}
