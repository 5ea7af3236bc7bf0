import type { PictureType } from '../../media/schemas/poster.ts'
import { DECODERS } from './decoders.ts'

/**
 * The accepted containers, by the names of ffmpeg's demuxers. Everything else is refused before it is opened: playlists and
 * scripts (hls, dash, concat, imf), which reference other files; image sequences, which read whatever a pattern matches;
 * subtitles and raw streams, which any text file can pass for.
 */
export const DEMUXERS = [
  'mov',
  'matroska',
  'avi',
  'flv',
  'asf',
  'mpegts',
  'mpeg',
  'mxf',
  'dv',
  'ogg',
  'rm',
  'ivf',
  'gif',
  'wav',
  'w64',
  'aiff',
  'caf',
  'au',
  'mp3',
  'flac',
  'aac',
  'amr',
  'ac3',
  'eac3',
  'wv',
  'ape',
  'tta',
  'tak',
] as const

// A few bytes can claim any picture size. Pictures above this limit are not decoded at all, neither to probe a file nor
// if a film grows half-way: 67 million pixels take half a gigabyte with their reference pictures. The limit is above
// that of a work, so that an ordinary picture that is too large still gets the error about its size.
const MOST_PIXELS_DECODED = 8192 * 8192

/**
 * Options that go before every `-i`: only local files, only those containers and decoders. A MOV that references
 * another file is stopped by the first of them and by ffmpeg's own default (`enable_drefs` is off).
 */
export const GUARDED_INPUT = [
  '-protocol_whitelist',
  'file,pipe',
  '-format_whitelist',
  DEMUXERS.join(','),
  '-codec_whitelist',
  DECODERS.join(','),
  '-max_pixels',
  String(MOST_PIXELS_DECODED),
] as const

const PICTURE_DECODERS: Readonly<Record<PictureType, string>> = {
  jpeg: 'mjpeg',
  png: 'png',
  webp: 'webp,vp8,libwebp',
}

/** The same for a picture: read as what its first bytes say, and by no other decoder. */
export function guardedPicture(type: PictureType): readonly string[] {
  return [
    ...['-protocol_whitelist', 'file,pipe'],
    ...['-f', `${type}_pipe`, '-format_whitelist', `${type}_pipe`],
    ...['-codec_whitelist', PICTURE_DECODERS[type]],
    ...['-max_pixels', String(MOST_PIXELS_DECODED)],
  ]
}
