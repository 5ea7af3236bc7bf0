/** Decoders for one kind of picture or sound, by ffmpeg's names, and who still sends it. */
interface Accepted {
  decoders: readonly string[]
  why: string
}

/**
 * The decoders that uploads may reach. ffmpeg has some five hundred, most of them for games and cameras of the nineties
 * and unreviewed since; each parses a stranger's file. Everything else is `unsupported_format`.
 *
 * For each codec, all decoders are listed that ffmpeg may choose by itself: distributions build it with different
 * libraries.
 */
export const ACCEPTED: readonly Accepted[] = [
  // --- picture --------------------------------------------------------------------------------------------
  { decoders: ['h264', 'libopenh264'], why: 'nearly everything: phones, cameras, WhatsApp, editors' },
  { decoders: ['hevc'], why: 'iPhones and newer Androids' },
  { decoders: ['vp8', 'libvpx'], why: 'WebM; recordings of browsers' },
  { decoders: ['vp9', 'libvpx-vp9'], why: 'WebM; what was downloaded from YouTube' },
  { decoders: ['libdav1d', 'libaom-av1', 'libgav1', 'av1'], why: 'newest phones, recordings of OBS' },
  { decoders: ['mpeg4'], why: 'DivX and Xvid, cheap cameras' },
  { decoders: ['msmpeg4', 'msmpeg4v2', 'msmpeg4v1'], why: 'DivX 3, films of the years around 2000' },
  { decoders: ['mpeg1video', 'mpegvideo', 'mpeg2video'], why: 'VCD, DVD, TDT, HDV and XDCAM cameras' },
  { decoders: ['h263', 'h263p'], why: 'phones before smartphones (3GP)' },
  { decoders: ['flv', 'vp6', 'vp6f', 'vp6a'], why: 'Flash films of old sites' },
  { decoders: ['wmv1', 'wmv2', 'wmv3', 'vc1'], why: 'Windows Movie Maker' },
  { decoders: ['rv10', 'rv20', 'rv30', 'rv40'], why: 'RealMedia, archives of radio stations' },
  { decoders: ['theora', 'libtheora'], why: 'Ogg, free software of the years around 2010' },
  { decoders: ['mjpeg'], why: 'compact cameras, webcams; the cover of a song' },
  { decoders: ['dvvideo'], why: 'tapes of MiniDV' },
  { decoders: ['prores'], why: 'Final Cut, cameras of film makers' },
  { decoders: ['dnxhd'], why: 'Avid, broadcasters' },
  { decoders: ['cfhd'], why: 'GoPro Studio' },
  { decoders: ['jpeg2000', 'libopenjpeg'], why: 'MXF of archives and cinemas' },
  { decoders: ['qtrle'], why: 'QuickTime Animation: titles with transparency' },
  { decoders: ['cinepak', 'svq1', 'svq3'], why: 'AVI and QuickTime of CD-ROMs' },
  { decoders: ['gif'], why: 'moving GIFs' },
  { decoders: ['png'], why: 'the cover of a song; animations of editors' },
  { decoders: ['bmp', 'webp', 'libwebp'], why: 'the cover of a song' },
  { decoders: ['rawvideo', 'v210'], why: 'capture cards' },
  { decoders: ['ffv1'], why: 'archives; what Chaski itself rewrites a source to' },
  { decoders: ['huffyuv', 'ffvhuff', 'utvideo'], why: 'editors of films on Windows' },
  // --- sound ----------------------------------------------------------------------------------------------
  { decoders: ['aac', 'aac_latm', 'libfdk_aac'], why: 'nearly everything; aac_latm in TDT' },
  { decoders: ['mp3float', 'mp3'], why: 'nearly all spots' },
  { decoders: ['mp2float', 'mp2', 'mp1float', 'mp1'], why: 'broadcast, DVD, WAV of radio automation' },
  { decoders: ['opus', 'libopus'], why: 'voice messages of WhatsApp and Telegram, WebM' },
  { decoders: ['vorbis', 'libvorbis'], why: 'Ogg, WebM' },
  { decoders: ['flac'], why: 'masters; what Chaski itself rewrites a source to' },
  { decoders: ['alac'], why: 'Apple Lossless' },
  { decoders: ['ape', 'wavpack', 'tta', 'tak'], why: 'lossless archives of music' },
  { decoders: ['ac3', 'eac3', 'dca'], why: 'DVD, AVCHD cameras, films' },
  {
    decoders: ['amrnb', 'libopencore_amrnb', 'amrwb', 'libopencore_amrwb'],
    why: 'voice recorders of phones, 3GP',
  },
  { decoders: ['wmav1', 'wmav2', 'wmapro', 'wmalossless', 'wmavoice'], why: 'Windows Media' },
  { decoders: ['cook', 'sipr', 'real_144', 'real_288'], why: 'RealAudio, archives of radio stations' },
  { decoders: ['speex', 'libspeex', 'nellymoser'], why: 'Flash films, voice over the network' },
  {
    decoders: ['gsm', 'libgsm', 'gsm_ms', 'libgsm_ms', 'truespeech'],
    why: 'dictaphones, answering machines',
  },
  {
    decoders: ['adpcm_ms', 'adpcm_ima_wav', 'adpcm_ima_qt', 'adpcm_swf', 'adpcm_yamaha', 'g722', 'g726'],
    why: 'dictaphones, compact cameras, telephone recordings',
  },
  { decoders: ['qdm2'], why: 'QuickTime of CD-ROMs' },
  {
    decoders: [
      ...['pcm_u8', 'pcm_s8', 'pcm_s16le', 'pcm_s16be', 'pcm_s24le', 'pcm_s24be', 'pcm_s32le', 'pcm_s32be'],
      ...['pcm_f32le', 'pcm_f32be', 'pcm_f64le', 'pcm_f64be', 'pcm_alaw', 'pcm_mulaw'],
      ...['pcm_bluray', 'pcm_dvd', 's302m'],
    ],
    why: 'WAV, AIFF, cameras, tapes, broadcast',
  },
  // --- subtitles ------------------------------------------------------------------------------------------
  {
    decoders: ['subrip', 'srt', 'ass', 'ssa', 'webvtt', 'mov_text', 'text'],
    why: 'captions are made of them',
  },
  {
    decoders: [
      'cc_dec',
      ...['dvbsub', 'dvdsub', 'pgssub', 'xsub', 'libzvbi_teletextdec', 'libaribb24', 'libaribcaption'],
    ],
    // ffprobe opens a decoder for each stream and fails if one is not allowed.
    why: 'never decoded, but films and recordings of TDT carry them',
  },
]

export const DECODERS: readonly string[] = ACCEPTED.flatMap(({ decoders }) => decoders)
