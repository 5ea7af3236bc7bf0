import type { FfprobeFacts, FfprobeStream } from '../ffmpeg/ffprobe.ts'
import { plainMix, type SoundMix } from '../sound/mix.ts'
import { inOrderOfWish } from '../sound/track-order.ts'
import { type Colours, coloursOf } from './colours.ts'
import { constantRate, parseRate, perSecond, type Rate } from './frame-rate.ts'
import { type Balance, type Heard, type SoundTrack, soundTracks } from './sound-tracks.ts'

/** What the plan and the encodes need to know about an upload. Stored for all jobs of its version. */
export interface SourceFacts {
  /** ffmpeg's name of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  format: string
  /** Seconds from `zero` to the end of picture or sound, whichever is later; null if unknown. */
  duration: number | null
  /** The same as stated by the upload, before measuring. */
  told: number | null
  /** Picture or sound are encrypted, according to the container. */
  isProtected: boolean
  /** The timestamp, in seconds, that counts as the beginning. */
  zero: number
  picture: PictureFacts | null
  /** The track that viewers hear. */
  sound: SoundFacts | null
  subtitles: SubtitleFacts[]
  chapters: { start: number; end: number; title: string }[]
}

export interface PictureFacts {
  /** Index of the stream in the file. */
  stream: number
  codec: string
  /** As displayed: upright, square pixels. */
  width: number
  height: number
  /** As coded but upright: the pixels that a decoder outputs. */
  coded: { width: number; height: number }
  /** The constant rate that it is converted to. */
  rate: Rate
  /** Seconds from one frame to the next, on average. */
  spacing: number
  interlaced: boolean
  /** The container asks for rotation. */
  isTurned: boolean
  colours: Colours
  /** Frame count from an index, or null if there is none. */
  indexed: number | null
  /** Seconds from the start of the file to the end of the picture, or null. */
  end: number | null
}

export interface SoundFacts extends Pick<SoundTrack, 'stream' | 'codec' | 'sampleRate' | 'channels'> {
  end: number | null
  mix: SoundMix
  balance: Balance
}

export interface SubtitleFacts {
  stream: number
  language: string | null
}

/** Text subtitles; bitmap subtitles cannot become captions. */
const TEXT_SUBTITLES = new Set(['subrip', 'webvtt', 'mov_text', 'ass', 'ssa', 'text'])

/** More than anybody reads; without a bound, a file of nothing else would fill the queue and the catalogue. */
const MOST_CHAPTERS = 200
const LONGEST_TITLE = 200

/**
 * The facts of an upload.
 * @param heard the track chosen by listening; without it, the first in order of preference
 */
export function sourceFacts(
  { format, streams, chapters = [] }: FfprobeFacts,
  heard: Heard | null = null,
): SourceFacts {
  const picture = best(streams.filter(isPicture))
  const track = heard?.track ?? inOrderOfWish(soundTracks(streams), null, (track) => track)[0]
  const sound = streams.find(({ index }) => index === track?.stream)
  const zero = zeroOf(seconds(format.start_time) ?? 0, seconds(picture?.start_time))
  const end = (stream: FfprobeStream | undefined): number | null => endOf(stream, zero)
  const ends = [end(picture), end(sound)].filter((value) => value !== null)

  const duration = ends.length > 0 ? Math.max(...ends) : containerDuration(format, zero)
  return {
    format: format.format_name,
    duration,
    told: duration,
    isProtected: streams.some(isEncrypted),
    zero,
    picture: picture ? pictureFacts(picture, end(picture)) : null,
    sound: track ? soundFacts(track, end(sound), heard) : null,
    subtitles: streams
      .filter(
        ({ codec_type, codec_name }) => codec_type === 'subtitle' && TEXT_SUBTITLES.has(codec_name ?? ''),
      )
      .map(({ index, tags }) => ({ stream: index, language: tags?.language ?? null })),
    chapters: chapters.slice(0, MOST_CHAPTERS).map((chapter, index) => ({
      start: Math.max(0, Number(chapter.start_time) - zero),
      end: Math.max(0, Number(chapter.end_time) - zero),
      title: chapterTitle(chapter.tags?.title) || String(index + 1),
    })),
  }
}

/** The file can contain any text here, and it ends up on pages. */
function chapterTitle(written = ''): string {
  return written
    .slice(0, LONGEST_TITLE)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/**
 * The first picture, if sound starts only a moment earlier: encoders prepend a few hundredths of a second to the sound,
 * and counting from there would move every frame off its grid. Otherwise whatever comes first.
 */
function zeroOf(first: number, picture: number | null): number {
  return picture !== null && Math.abs(picture - first) < 0.2 ? picture : first
}

/** A moving picture that can be decoded, so not the cover of a song. */
function isPicture({ codec_type, codec_name, width, height, disposition }: FfprobeStream): boolean {
  const still = disposition?.attached_pic === 1 || disposition?.timed_thumbnails === 1
  return codec_type === 'video' && !still && isKnown(codec_name) && (width ?? 0) > 0 && (height ?? 0) > 0
}

/** As marked in WebM and Matroska, and in MP4 from shops. */
function isEncrypted({ codec_type, tags, codec_tag_string = '' }: FfprobeStream): boolean {
  if (codec_type !== 'video' && codec_type !== 'audio') return false
  return tags?.enc_key_id !== undefined || /^(encv|enca|drmi|drms)$/.test(codec_tag_string)
}

function isKnown(codec: string | undefined): boolean {
  return codec !== undefined && codec !== 'unknown' && codec !== 'none'
}

/** The one marked as default, otherwise the first. */
function best(streams: FfprobeStream[]): FfprobeStream | undefined {
  return streams.find(({ disposition }) => disposition?.default === 1) ?? streams[0]
}

function pictureFacts(stream: FfprobeStream, end: number | null): PictureFacts {
  const { width = 0, height = 0 } = stream
  const [, across, down] = /^(\d+):(\d+)$/.exec(stream.sample_aspect_ratio ?? '') ?? []
  const aspect = Number(across) > 0 && Number(down) > 0 ? Number(across) / Number(down) : 1
  // Widened rather than squeezed, so that no line is lost; absurd ratios are muxer mistakes.
  const square = aspect >= 0.2 && aspect <= 5 ? aspect : 1
  const shown = square >= 1 ? { width: width * square, height } : { width, height: height / square }
  const rotation = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0
  const onItsSide = Math.abs(Math.round(rotation / 90)) % 2 === 1

  const average = parseRate(stream.avg_frame_rate)

  return {
    stream: stream.index,
    codec: stream.codec_name ?? '',
    width: Math.round(onItsSide ? shown.height : shown.width),
    height: Math.round(onItsSide ? shown.width : shown.height),
    coded: onItsSide ? { width: height, height: width } : { width, height },
    rate: constantRate(stream.r_frame_rate, stream.avg_frame_rate),
    spacing: average === null ? 0.04 : 1 / perSecond(average),
    interlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? ''),
    isTurned: rotation !== 0,
    colours: coloursOf(stream),
    indexed: stream.nb_frames === undefined ? null : Number(stream.nb_frames),
    end,
  }
}

function soundFacts(track: SoundTrack, end: number | null, heard: Heard | null): SoundFacts {
  const { stream, codec, sampleRate, channels, layout } = track
  const { mix, balance } = heard ?? { mix: plainMix(channels, layout), balance: 'even' }
  return { stream, codec, sampleRate, channels, end, mix, balance }
}

/** Matroska states its end time, which exceeds the length if the clock does not start at zero. */
function containerDuration({ format_name, duration }: FfprobeFacts['format'], zero: number): number | null {
  const told = seconds(duration)
  if (told === null) return null
  return format_name.includes('matroska') ? told - Math.max(0, zero) : told
}

function endOf(stream: FfprobeStream | undefined, zero: number): number | null {
  const duration = seconds(stream?.duration)
  if (stream === undefined || duration === null) return null
  return (seconds(stream.start_time) ?? zero) - zero + duration
}

function seconds(text: string | undefined): number | null {
  const value = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
