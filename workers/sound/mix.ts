/**
 * How the channels of a track become the two that people hear, and how those two become the one of a light file.
 * Decided once per track, so that every file made from it has the same level.
 */
export interface SoundMix {
  stereo: StereoMix
  /** Weights of left and right in a mono file. */
  mono: { left: number; right: number }
}

export type StereoMix =
  /** By the layout that the track declares: two channels, or any that ffmpeg can fold. */
  | { by: 'layout' }
  /** One channel, which goes to both sides at full level, where ffmpeg's default would take off 3 dB. */
  | { by: 'centre' }
  /** By number, in equal shares: channels of unknown position. */
  | { by: 'number'; left: number[]; right: number[] }

/** Layouts that ffmpeg can fold to two channels. It refuses others (`12 channels`, ambisonics). */
const FOLDED =
  /^(stereo|downmix|2\.1|3\.[01](\(back\))?|4\.[01]|quad(\(side\))?|5\.[01](\(side\))?|6\.[01](\((back|front)\))?|hexagonal|7\.[01](\((front|wide|wide-side)\))?|octagonal)$/

export const isFolded = (layout: string | null): boolean => FOLDED.test(layout ?? '')

/** dB below the loudest channel at which another counts as empty; and below full scale, at which any does. */
const EMPTY = { below: 40, atMost: -70 }

/**
 * Two channels from channels of unknown position: left from the odd ones that are not silent, right from the even ones.
 * @param levels dB below full scale, by channel
 */
export function stereoByNumber(levels: readonly number[]): StereoMix {
  const channels = levels.map((_, channel) => channel)
  const sounding = channels.filter((channel) => !isEmpty(levels[channel] ?? EMPTY.atMost, levels))
  const all = sounding.length > 0 ? sounding : channels
  const left = all.filter((channel) => channel % 2 === 0)
  const right = all.filter((channel) => channel % 2 === 1)
  return { by: 'number', left: left.length > 0 ? left : right, right: right.length > 0 ? right : left }
}

function isEmpty(level: number, levels: readonly number[]): boolean {
  return level <= EMPTY.atMost || level < Math.max(...levels) - EMPTY.below
}

/** dB below full scale (RMS): of two channels, and of half their sum. */
export interface StereoLevels {
  left: number
  right: number
  middle: number
}

/** The only side with sound, or null. */
export function onlySide({ left, right }: Pick<StereoLevels, 'left' | 'right'>): 'left' | 'right' | null {
  const [isLeftEmpty, isRightEmpty] = [isEmpty(left, [left, right]), isEmpty(right, [left, right])]
  if (isLeftEmpty === isRightEmpty) return null
  return isLeftEmpty ? 'right' : 'left'
}

/**
 * dB that a mix of two channels may lose. Uncorrelated channels lose 3. If it is more, they cancel out, as when one
 * cable was soldered with reversed polarity.
 */
export const CANCELLED_DB = 6

/**
 * The mix that is as loud as the two: half of each if they are the same, a little more if they differ, and a single
 * side if they would cancel out.
 */
export function monoMix(levels: StereoLevels): SoundMix['mono'] {
  const { left, right } = levels
  if (cancelsOut(levels)) return left >= right ? { left: 1, right: 0 } : { left: 0, right: 1 }
  const share = 0.5 * 10 ** (lostInMiddle(levels) / 20)
  const bounded = Math.round(1000 * Math.min(Math.SQRT1_2, Math.max(0.5, share))) / 1000
  return { left: bounded, right: bounded }
}

export function cancelsOut(levels: StereoLevels): boolean {
  return lostInMiddle(levels) > CANCELLED_DB
}

/** dB by which half the sum of both sides is softer than the sides. */
function lostInMiddle({ left, right, middle }: StereoLevels): number {
  return 10 * Math.log10((10 ** (left / 10) + 10 ** (right / 10)) / 2) - middle
}

/** The mix of a track that could not be listened to. */
export function plainMix(channels: number, layout: string | null): SoundMix {
  return { stereo: plainStereo(channels, layout), mono: { left: 0.5, right: 0.5 } }
}

export function plainStereo(channels: number, layout: string | null): StereoMix {
  if (channels === 1) return { by: 'centre' }
  if (channels === 2 || isFolded(layout)) return { by: 'layout' }
  return stereoByNumber(Array.from({ length: channels }, () => 0))
}

/** Folds any channels to two. */
export function stereoFilter(mix: StereoMix): string {
  switch (mix.by) {
    case 'layout':
      // In floats: folding integers lowers the level of the whole to leave room for the worst case.
      return 'aformat=sample_fmts=fltp|flt|dbl|dblp,aformat=channel_layouts=stereo'
    case 'centre':
      // Named, so that a track that switches to two channels later keeps both.
      return 'pan=stereo|FL=FL+FC|FR=FR+FC'
    case 'number':
      return `pan=stereo|c0=${shares(mix.left)}|c1=${shares(mix.right)}`
  }
}

function shares(channels: readonly number[]): string {
  const share = (1 / channels.length).toFixed(4)
  return channels.map((channel) => `${share}*c${channel}`).join('+')
}

/** Folds two channels to one. */
export function monoFilter({ left, right }: SoundMix['mono']): string {
  return `pan=mono|c0=${left}*c0+${right}*c1`
}
