/** One channel of an upload, as decoded. */
export interface ChannelFigures {
  /** dBFS. */
  rms: number
  peak: number
  /** ffmpeg's “flat factor”: how long samples stay at the peak; 0 if every peak is a single sample. */
  flatness: number
}

export interface SourceReport {
  /** Packets that could not be decoded. */
  damagedPackets: number
  /** Whether the container itself is broken: pages that fail their checksum, an index that points past the end. */
  isTorn: boolean
  channels: ChannelFigures[]
}

// ffmpeg 5 and 6, then 7.
const DAMAGED = /Error while decoding stream|Error submitting packet to decoder/
const TORN = /partial file|CRC mismatch|File ended prematurely|truncat/i
const REPEATED = /Last message repeated (\d+) times/

/** The filter whose summary is read here. It comes first, before any change of sample rate or channels. */
export const REPORT_FILTER = 'astats=measure_overall=none:measure_perchannel=Peak_level+RMS_level+Flat_factor'

/** Reads ffmpeg's log of an upload that was decoded to the end. */
export function sourceReport(log: string): SourceReport {
  let damagedPackets = 0
  let isTorn = false
  let wasDamaged = false
  // If the number of channels changes mid-stream, each part is measured separately; for each channel the loudest part
  // counts.
  const channels = new Map<number, ChannelFigures>()
  let current: ChannelFigures | null = null
  for (const line of log.split('\n')) {
    const again = Number(REPEATED.exec(line)?.[1] ?? 0)
    if (again > 0 && wasDamaged) damagedPackets += again
    wasDamaged = DAMAGED.test(line)
    if (wasDamaged) damagedPackets += 1
    isTorn ||= TORN.test(line)

    const channel = /astats.*\] Channel: (\d+)/.exec(line)?.[1]
    if (channel !== undefined) {
      current = channels.get(Number(channel)) ?? { rms: NOTHING, peak: NOTHING, flatness: 0 }
      channels.set(Number(channel), current)
      continue
    }
    const [, name, text] = /astats.*\] (Peak level dB|RMS level dB|Flat factor): (\S+)/.exec(line) ?? []
    const value = Number(text)
    if (current === null || name === undefined || !Number.isFinite(value)) continue
    if (name === 'Peak level dB') current.peak = Math.max(current.peak, value)
    else if (name === 'RMS level dB') current.rms = Math.max(current.rms, value)
    else current.flatness = Math.max(current.flatness, value)
  }
  return { damagedPackets, isTorn, channels: [...channels.values()] }
}

const NOTHING = -120
