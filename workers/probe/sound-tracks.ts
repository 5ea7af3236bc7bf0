import type { FfprobeStream } from '../ffmpeg/ffprobe.ts'
import type { SoundMix } from '../sound/mix.ts'
import { type ToldTrack, toldOf } from '../sound/track-order.ts'

/** A sound track of an upload, as its container describes it. */
export interface SoundTrack extends ToldTrack {
  stream: number
  codec: string
  sampleRate: number
  channels: number
  /** ffmpeg's name for it; null if the container states none. */
  layout: string | null
}

/** How the two sides of a track relate. */
export type Balance = 'even' | 'one-sided' | 'cancelling' | 'silent'

/** A track that was listened to. */
export interface Heard {
  track: SoundTrack
  mix: SoundMix
  balance: Balance
}

export function soundTracks(streams: readonly FfprobeStream[]): SoundTrack[] {
  return streams.filter(isSound).map((stream) => {
    return {
      stream: stream.index,
      codec: stream.codec_name ?? '',
      sampleRate: Number(stream.sample_rate),
      channels: stream.channels ?? 1,
      layout: stream.channel_layout && stream.channel_layout !== 'unknown' ? stream.channel_layout : null,
      ...toldOf(stream),
    }
  })
}

function isSound({ codec_type, codec_name, channels, sample_rate }: FfprobeStream): boolean {
  const isKnown = codec_name !== undefined && codec_name !== 'unknown' && codec_name !== 'none'
  return codec_type === 'audio' && isKnown && (channels ?? 0) > 0 && Number(sample_rate) > 0
}
