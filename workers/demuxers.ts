/**
 * The containers that an upload may be, by the names of ffmpeg's demuxers. Everything else is refused before it is
 * opened: playlists and scripts (hls, dash, concat, imf), which name other files; image sequences, which read
 * whatever the pattern matches; subtitles and raw streams, which any text file can pass for.
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

/**
 * Options that stand before every `-i`: only local files, only those containers. A MOV that points to another file
 * is stopped by the first and by ffmpeg's own default (`enable_drefs` is off).
 */
export const GUARDED_INPUT = [
  '-protocol_whitelist',
  'file,pipe',
  '-format_whitelist',
  DEMUXERS.join(','),
] as const
