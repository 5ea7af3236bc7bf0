/**
 * The forms in which a spot is offered. Loudness always means what a listener hears from two loudspeakers. A mono file is
 * played on both, so it is measured as both (“dual mono”, ffmpeg's `ebur128=dualmono=true`); a meter on the single
 * channel shows 3.0 LU less.
 * See docs/decisions/2026-11-23-mono-loudness.md.
 */

export interface LoudnessProfile {
  /** LUFS. */
  integrated: number
  /** dBTP, never exceeded. */
  truePeak: number
  /** LUFS; a spot above it is flagged, not changed. Null where nobody asks. */
  shortTermMax: number | null
}

export const SPOT_PROFILES = {
  /** EBU R 128 s1: short-form content on air. A deviation of 0.5 LU is allowed. */
  broadcast: { integrated: -23, truePeak: -1, shortTermMax: -18 },
  /** For phones, whose loudspeakers cannot make up for a quiet file. */
  web: { integrated: -16, truePeak: -1, shortTermMax: null },
} as const satisfies Record<string, LoudnessProfile>
export type SpotProfile = keyof typeof SPOT_PROFILES

export type SpotCodec = 'mp3' | 'opus' | 'flac' | 'wav'

export interface SpotFormat {
  /** Stable: the name of the download in the API. */
  name: string
  file: string
  type: string
  codec: SpotCodec
  profile: SpotProfile
  channels: 1 | 2
  /** Hz. Opus does not support 44.1 kHz. */
  sampleRate: 44_100 | 48_000
  /** bit/s; null for lossless formats. */
  bitrate: number | null
}

/** What feeds offer by default. */
export const DEFAULT_ENCLOSURE = 'mp3-128'

export const SPOT_FORMATS: readonly SpotFormat[] = [
  {
    name: 'mp3-128',
    file: 'broadcast-128.mp3',
    type: 'audio/mpeg',
    codec: 'mp3',
    profile: 'broadcast',
    channels: 2,
    sampleRate: 44_100,
    bitrate: 128_000,
  },
  {
    name: 'mp3-64',
    file: 'broadcast-64.mp3',
    type: 'audio/mpeg',
    codec: 'mp3',
    profile: 'broadcast',
    channels: 1,
    sampleRate: 44_100,
    bitrate: 64_000,
  },
  {
    name: 'opus-32',
    file: 'broadcast-32.opus',
    type: 'audio/ogg',
    codec: 'opus',
    profile: 'broadcast',
    channels: 1,
    sampleRate: 48_000,
    bitrate: 32_000,
  },
  {
    name: 'flac',
    file: 'broadcast.flac',
    type: 'audio/flac',
    codec: 'flac',
    profile: 'broadcast',
    channels: 2,
    sampleRate: 44_100,
    bitrate: null,
  },
  {
    name: 'wav',
    file: 'broadcast.wav',
    type: 'audio/wav',
    codec: 'wav',
    profile: 'broadcast',
    channels: 2,
    sampleRate: 44_100,
    bitrate: null,
  },
  {
    name: 'web-mp3-96',
    file: 'web-96.mp3',
    type: 'audio/mpeg',
    codec: 'mp3',
    profile: 'web',
    channels: 2,
    sampleRate: 44_100,
    bitrate: 96_000,
  },
  {
    name: 'web-opus-32',
    file: 'web-32.opus',
    type: 'audio/ogg',
    codec: 'opus',
    profile: 'web',
    channels: 1,
    sampleRate: 48_000,
    bitrate: 32_000,
  },
]
