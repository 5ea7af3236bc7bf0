/** One caption: when it shows, and its lines. */
export interface Cue {
  /** Seconds. */
  start: number
  end: number
  text: string
}

const FAULTS = {
  noTime: 'no time line (00:00:01,000 --> 00:00:02,000)',
  unreadableTime: 'the time line cannot be read',
  overSixty: 'minutes and seconds go up to 59',
  endsBeforeStart: 'the end is not after the start',
  empty: 'no captions',
} as const
export type FaultCode = keyof typeof FAULTS

/** What is wrong, and where. Lines count from 1, as in editors. */
export interface Fault {
  line: number
  code: FaultCode
  message: string
}

export type Read = { cues: Cue[] } | { faults: Fault[] }

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`
const TIMING = new RegExp(`^\\s*${TIME}\\s*-->\\s*${TIME}(?:\\s+.*)?$`)
const MOST_FAULTS = 20

/**
 * Reads SubRip or WebVTT, told apart by the header. Lenient where people and editors differ (commas or points, missing
 * numbers, positions), strict where a caption would be lost or shown at a wrong time.
 * @param text decoded, with `\n` at line ends
 */
export function readCaptions(text: string): Read {
  const lines = text.split('\n')
  const cues: Cue[] = []
  const faults: Fault[] = []
  let at = text.startsWith('WEBVTT') ? endOfBlock(lines, 0) : 0

  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at++
      continue
    }
    const end = endOfBlock(lines, at)
    const block = lines.slice(at, end)
    const timing = block.findIndex((line) => line.includes('-->'))
    if (timing === -1) {
      if (!/^(NOTE|STYLE|REGION)\b/.test(block[0] ?? '')) faults.push(faultAt(at + 1, 'noTime'))
    } else {
      const fault = readCue(block, timing, cues)
      if (fault) faults.push(faultAt(at + timing + 1, fault))
    }
    at = end
  }
  if (cues.length === 0 && faults.length === 0) faults.push(faultAt(1, 'empty'))
  return faults.length > 0
    ? { faults: faults.slice(0, MOST_FAULTS) }
    : { cues: cues.sort((a, b) => a.start - b.start) }
}

/** As WebVTT, without positions and styles: every player puts captions where its screen shows them best. */
export function writeWebVtt(cues: Cue[]): string {
  const blocks = cues.map(({ start, end, text }) => `${clock(start)} --> ${clock(end)}\n${text}\n`)
  return `WEBVTT\n\n${blocks.join('\n')}`
}

function faultAt(line: number, code: FaultCode): Fault {
  return { line, code, message: FAULTS[code] }
}

/** Adds the cue of a block, or says what is wrong with its time line. */
function readCue(block: string[], timing: number, cues: Cue[]): FaultCode | null {
  const match = TIMING.exec(block[timing] ?? '')
  if (!match) return 'unreadableTime'
  const start = seconds(match.slice(1, 5))
  const end = seconds(match.slice(5, 9))
  if (start === null || end === null) return 'overSixty'
  if (end <= start) return 'endsBeforeStart'
  const text = block
    .slice(timing + 1)
    .map(cleanLine)
    .filter((line) => line !== '')
    .join('\n')
  // An empty caption only removes the previous one, which its own end time does anyway.
  if (text !== '') cues.push({ start, end, text })
  return null
}

function seconds([hours = '0', minutes = '', whole = '', fraction = '']: (string | undefined)[]):
  | number
  | null {
  if (Number(minutes) > 59 || Number(whole) > 59) return null
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole) + Number(fraction.padEnd(3, '0')) / 1000
}

/** Keeps italics, bold and underline, which both formats share; drops fonts, positions and everything else. */
function cleanLine(line: string): string {
  return line
    .replace(/\{\\[^{}]*\}/g, '')
    .replace(/<(?!\/?[ibu]>)[/!]?[a-z][^<>]*>/gi, '')
    .replace(/&(?!\w+;)/g, '&amp;')
    .replace(/<(?!\/?[ibu]>)/gi, '&lt;')
    .replaceAll('-->', '→')
    .trim()
}

function endOfBlock(lines: string[], from: number): number {
  let end = from
  while (end < lines.length && !isBlank(lines[end])) end++
  return end
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === ''
}

function clock(time: number): string {
  const total = Math.round(time * 1000)
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const milliseconds = String(total % 1000).padStart(3, '0')
  return `${two(total / 3_600_000)}:${two((total / 60_000) % 60)}:${two((total / 1000) % 60)}.${milliseconds}`
}
