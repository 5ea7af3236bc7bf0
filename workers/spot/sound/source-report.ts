/** One channel of an upload, as it was decoded. */
export interface ChannelFigures {
  /** dBFS. */
  rms: number
  peak: number
  /** ffmpeg's “flat factor”: how long the samples stay at their peak; 0 where each peak stands alone. */
  flatness: number
}

export interface SourceReport {
  /** Packets that no decoder could make anything of. */
  damagedPackets: number
  /** Whether the container itself is torn: pages that fail their checksum, an index that points beyond the end. */
  isTorn: boolean
  channels: ChannelFigures[]
}

// ffmpeg 5 and 6, then 7.
const DAMAGED = /Error while decoding stream|Error submitting packet to decoder/
const TORN = /partial file|CRC mismatch|File ended prematurely|truncat/i
const REPEATED = /Last message repeated (\d+) times/

/** The filter whose summary is read here; it stands first, before any change of rate or channels. */
export const REPORT_FILTER = 'astats=measure_overall=none:measure_perchannel=Peak_level+RMS_level+Flat_factor'

/** Reads what ffmpeg's log tells of an upload that was decoded to its end. */
export function sourceReport(log: string): SourceReport {
  let damagedPackets = 0
  let isTorn = false
  let wasDamaged = false
  // A stream that changes its channels in mid-file is measured in parts; the loudest part of each channel counts.
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
