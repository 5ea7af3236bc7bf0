import { type Static, Type } from 'typebox'
import { Exact, Nullable } from './common.ts'
import { Warning } from './warning.ts'

/**
 * What a worker reports about the files it made from one version. The catalogue stores it unchanged; URLs are derived
 * from it when a work is presented, never stored. `file` is always a name inside the version's folder
 * (`media/layout.ts`).
 */

const Seconds = Type.Number({ minimum: 0 })
/** For staff, of any kind of work. */
const warnings = Type.Optional(Type.Array(Warning))

export const Loudness = Exact(
  {
    integrated: Type.Number({ description: 'LUFS, EBU R128' }),
    truePeak: Type.Number({ description: 'dBTP' }),
    range: Nullable(Type.Number({ description: 'LU' })),
    shortTermMax: Nullable(Type.Number({ description: 'LUFS' })),
    momentaryMax: Nullable(Type.Number({ description: 'LUFS' })),
    dualMono: Type.Optional(
      Type.Boolean({
        description:
          'true for a mono file, measured as if played by two loudspeakers; a meter on the single channel shows 3.0 LU less',
      }),
    ),
  },
  { description: 'Loudness as measured (ITU-R BS.1770-4)' },
)
export type Loudness = Static<typeof Loudness>

/** A file to download as a whole. */
export const Download = Exact({
  name: Type.String({ description: 'What it is, stable: `mp3-128`, `wav`, `mp4-240`, `pdf`' }),
  file: Type.String(),
  type: Type.String({ description: 'media type' }),
  bytes: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  duration: Type.Optional(Seconds),
  bitrate: Type.Optional(Type.Integer({ description: 'bit/s' })),
  channels: Type.Optional(Type.Integer()),
  profile: Type.Optional(Type.String({ description: 'loudness profile: `broadcast` or `web`' })),
  loudness: Type.Optional(Loudness),
})
export type Download = Static<typeof Download>

export const Rung = Exact({
  name: Type.String({ description: 'its height, such as `240`; also its folder' }),
  width: Type.Integer(),
  height: Type.Integer(),
  frameRate: Type.Number(),
  bandwidth: Type.Integer({ description: 'peak bit/s of any segment' }),
  averageBandwidth: Type.Integer({ description: 'bit/s' }),
  codecs: Type.String({ description: 'RFC 6381' }),
  complete: Type.Boolean({ description: 'false while segments are still being added' }),
})
export type Rung = Static<typeof Rung>

export const PublishedVideo = Exact({
  kind: Type.Literal('video'),
  duration: Seconds,
  width: Type.Integer(),
  height: Type.Integer(),
  hasSound: Type.Boolean(),
  rungs: Type.Array(Rung),
  poster: Nullable(Type.String()),
  posterSmall: Type.Optional(Type.String({ description: 'the same, 320 wide, for a list' })),
  posterCandidates: Type.Array(Type.String()),
  storyboard: Nullable(Type.String({ description: 'WebVTT that points into sprite images' })),
  chapters: Type.Array(Exact({ start: Seconds, end: Seconds, title: Type.String() })),
  captions: Type.Array(Exact({ language: Type.String(), file: Type.String() }), {
    description: 'embedded in the upload',
  }),
  downloads: Type.Array(Download),
  loudness: Nullable(Loudness),
  warnings,
})
export type PublishedVideo = Static<typeof PublishedVideo>

export const PublishedSpot = Exact({
  kind: Type.Literal('spot'),
  duration: Seconds,
  /** As uploaded, before the gain. */
  sourceLoudness: Loudness,
  /** As in the broadcast files. */
  loudness: Loudness,
  /** Gain applied, in dB. */
  gain: Type.Number(),
  limited: Type.Boolean({ description: 'whether a limiter had to hold the true peak' }),
  /** Seconds of silence trimmed from the start and end of the upload. */
  trimmedStart: Seconds,
  trimmedEnd: Seconds,
  waveform: Type.String({ description: 'JSON of BBC audiowaveform, version 2' }),
  levels: Type.Optional(
    Type.Array(Type.Integer({ minimum: 0, maximum: 100 }), { description: 'the waveform in a few bars' }),
  ),
  card: Type.Optional(Type.String({ description: 'JPEG of 1200 × 630: waveform, title, organisation' })),
  warnings,
  downloads: Type.Array(Download),
})
export type PublishedSpot = Static<typeof PublishedSpot>

export const BrochurePage = Exact({
  number: Type.Integer({ minimum: 1 }),
  width: Type.Number({ description: 'points' }),
  height: Type.Number({ description: 'points' }),
  images: Type.Array(
    Exact({ file: Type.String(), width: Type.Integer(), height: Type.Integer(), bytes: Type.Integer() }),
  ),
  text: Type.String({ description: 'text of the page, for reading aloud, searching and translating' }),
})
export type BrochurePage = Static<typeof BrochurePage>

export const PublishedBrochure = Exact({
  kind: Type.Literal('brochure'),
  pages: Type.Array(BrochurePage),
  cover: Type.Optional(Type.String({ description: 'the first page, 320 wide, for a list' })),
  outline: Type.Array(Exact({ title: Type.String(), page: Type.Integer(), level: Type.Integer() })),
  downloads: Type.Array(Download),
  warnings,
})
export type PublishedBrochure = Static<typeof PublishedBrochure>

export const Published = Type.Union([PublishedVideo, PublishedSpot, PublishedBrochure])
export type Published = Static<typeof Published>
