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

// What a few bytes can promise is not decoded even to find out what it is, nor where a film turns into it half-way: 67
// million pixels take half a gigabyte with the pictures that they refer to. Above what a work may have, so that an
// ordinary picture that is too large is still told by its size.
const MOST_PIXELS_DECODED = 8192 * 8192

/**
 * Options that stand before every `-i`: only local files, only those containers and decoders. A MOV that points to another file
 * is stopped by the first and by ffmpeg's own default (`enable_drefs` is off).
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
