import { HOUSE_DEFAULTS } from '../../../media/house-defaults.ts'
import type { WorkTags } from '../../../media/jobs/queues.ts'
import type { Loudness } from '../../../media/schemas/published.ts'
import { carriedLine } from '../../files/carried-line.ts'

/** What is written into the files of a spot, whatever the container. Empty where unknown. */
export interface SpotTags {
  title: string
  organisation: string
  /** Project or campaign. */
  campaign: string
  /** BCP 47. */
  language: string
  licence: string
  /** The category that a station files it under. */
  identifier: string
  /** Counted from 1. */
  version: number
  credits: string
  /** Word for word. */
  script: string
  /** Address of its page. */
  page: string
  /** What a comment ends with: where it came from and where help is. */
  carried: string
  validity: Validity
}

/** Days and times in the organisation's time zone; null if open-ended. */
export interface Validity {
  from: LocalTime | null
  until: LocalTime | null
}

export interface LocalTime {
  /** YYYY-MM-DD */
  date: string
  /** hh:mm:ss */
  time: string
}

// A single command-line argument can be at most 128 kB, at up to 4 bytes per character.
const MAX_CHARACTERS = 30_000

/** Text that is valid in a tag: well-formed, without control characters other than line ends. */
function clean(text: string | null): string {
  return (text ?? '')
    .slice(0, MAX_CHARACTERS)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()
}

const cleanLine = (text: string | null): string => clean(text).replace(/\s+/g, ' ')

/** What the file of a sensitive spot says on a phone that others hold: the code under which its maker finds it again. */
export const neutralTags = ({ identifier, version, language, validity }: SpotTags): SpotTags => ({
  ...{ title: identifier, organisation: '', campaign: '', licence: '', credits: '', script: '' },
  ...{ page: '', carried: '', identifier, version, language, validity },
})

export function spotTags(tags: WorkTags, version: number): SpotTags {
  const { timeZone = HOUSE_DEFAULTS.timeZone } = tags
  return {
    title: cleanLine(tags.title),
    organisation: cleanLine(tags.organisation),
    campaign: cleanLine(tags.programme),
    language: cleanLine(tags.language),
    licence: cleanLine(tags.licence),
    identifier: cleanLine(tags.identifier),
    version,
    credits: clean(tags.credits),
    script: clean(tags.script),
    page: cleanLine(tags.page),
    carried: cleanLine(carriedLine(tags)),
    validity: { from: localTime(tags.validFrom, timeZone), until: localTime(tags.validUntil, timeZone) },
  }
}

function localTime(instant: string | null, timeZone: string): LocalTime | null {
  if (instant === null) return null
  // The Swedish locale formats dates as ISO 8601.
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(new Date(instant))
    .split(' ')
  return { date, time }
}

/** `2026-01-10/2026-02-10`, with `..` for an open end (ISO 8601-2); empty if always valid. */
export function validityText({ from, until }: Validity): string {
  if (from === null && until === null) return ''
  return `${from?.date ?? '..'}/${until?.date ?? '..'}`
}

/** One line for software that shows only the comment field. */
export function commentLine(tags: SpotTags): string {
  return [tags.identifier, validityText(tags.validity), tags.licence, tags.carried || tags.page]
    .filter((part) => part !== '')
    .join(' · ')
}

const REPLAY_GAIN_REFERENCE = -18
const R128_REFERENCE = -23

/** ReplayGain 2.0: gain in dB to -18 LUFS, and the peak, 1 being full scale. */
export function replayGain({ integrated, truePeak }: Loudness): { gain: string; peak: string } {
  return {
    gain: `${(REPLAY_GAIN_REFERENCE - integrated).toFixed(2)} dB`,
    peak: (10 ** (truePeak / 20)).toFixed(6),
  }
}

/** RFC 7845, 5.2.1: gain in dB to -23 LUFS, in 256ths. Opus uses this in place of ReplayGain. */
export function opusTrackGain({ integrated }: Loudness): string {
  return String(Math.max(-32768, Math.min(32767, Math.round((R128_REFERENCE - integrated) * 256))))
}
