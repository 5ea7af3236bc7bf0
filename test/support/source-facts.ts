import { BT709 } from '../../workers/probe/colours.ts'
import type { PictureFacts, SoundFacts, SourceFacts } from '../../workers/probe/facts.ts'
import { plainMix } from '../../workers/sound/mix.ts'

/** A minute of full HD with two channels of sound, as most cameras write it. */
export const SAMPLE_PICTURE: PictureFacts = {
  ...{ stream: 0, codec: 'h264', width: 1920, height: 1080, coded: { width: 1920, height: 1080 } },
  ...{ rate: { num: 25, den: 1 }, spacing: 0.04, interlaced: false, isTurned: false, colours: BT709 },
  ...{ indexed: null, end: 60 },
}
export const SAMPLE_SOUND: SoundFacts = {
  ...{ stream: 1, codec: 'aac', sampleRate: 48_000, channels: 2, end: 60 },
  ...{ mix: plainMix(2, 'stereo'), balance: 'even' },
}
export const SAMPLE_FACTS: SourceFacts = {
  ...{ format: 'mov,mp4,m4a,3gp,3g2,mj2', duration: 60, told: 60, isProtected: false, zero: 0 },
  ...{ picture: SAMPLE_PICTURE, sound: SAMPLE_SOUND, subtitles: [], chapters: [] },
}
