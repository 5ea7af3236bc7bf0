/** What the ladder depends on: the picture as displayed, with square pixels. */
export interface Picture {
  width: number
  height: number
  frameRate: number
}

export const RUNG_GROUPS = ['low', 'high'] as const
export type RungGroup = (typeof RUNG_GROUPS)[number]

export type Effort = 'quick' | 'plain' | 'balanced' | 'fine' | 'finest'

/** The parameters of one rendition. Sizes are even, as H.264 with 4:2:0 requires. */
export interface RungPlan {
  /** Its short side, as the industry names rungs: `240` is 426x240, or 240x426 in portrait. */
  name: string
  width: number
  height: number
  frameRate: number
  /** bit/s that the video may reach (x264 maxrate); `crf` sets the quality. */
  maxrate: number
  crf: number
  /** How hard the encoder tries: hardest where bits are precious and pixels few. */
  effort: Effort
  audio: { bitrate: number; channels: 1 | 2 }
  /** Low rungs of all chunks are encoded before any high rung. */
  group: RungGroup
}

const RUNGS = [
  {
    side: 144,
    maxrate: 95_000,
    crf: 26.3,
    effort: 'finest',
    frameRate: 15,
    audio: { bitrate: 24_000, channels: 1 },
    group: 'low',
  },
  {
    side: 240,
    maxrate: 220_000,
    crf: 26.7,
    effort: 'fine',
    frameRate: 30,
    audio: { bitrate: 32_000, channels: 1 },
    group: 'low',
  },
  {
    side: 360,
    maxrate: 480_000,
    crf: 25.9,
    effort: 'balanced',
    frameRate: 30,
    audio: { bitrate: 64_000, channels: 2 },
    group: 'high',
  },
  {
    side: 480,
    maxrate: 900_000,
    crf: 26.1,
    effort: 'balanced',
    frameRate: 30,
    audio: { bitrate: 96_000, channels: 2 },
    group: 'high',
  },
  {
    side: 720,
    maxrate: 2_000_000,
    crf: 25.2,
    effort: 'plain',
    frameRate: 60,
    audio: { bitrate: 128_000, channels: 2 },
    group: 'high',
  },
  {
    side: 1080,
    maxrate: 4_000_000,
    crf: 25.1,
    effort: 'quick',
    frameRate: 60,
    audio: { bitrate: 128_000, channels: 2 },
    group: 'high',
  },
] as const

const even = (length: number): number => Math.max(2, 2 * Math.round(length / 2))

/**
 * The renditions for a picture, lowest first. Never larger than the source; a source smaller than the lowest rung gets
 * a single rung of its own size.
 */
export function ladderFor(source: Picture): RungPlan[] {
  const short = Math.min(source.width, source.height)
  const sized = RUNGS.filter(({ side }) => side <= short)
  const rungs = sized.length > 0 ? sized : [{ ...RUNGS[0], side: even(short) }]
  return rungs.map(({ side, frameRate, ...rung }) => {
    const scale = side / short
    return {
      ...rung,
      name: String(side),
      width: even(source.width * scale),
      height: even(source.height * scale),
      frameRate: cappedRate(source.frameRate, frameRate),
    }
  })
}

/** Halves until it fits: 50 becomes 25 and not 30, so that frames are dropped evenly. */
function cappedRate(rate: number, cap: number): number {
  let capped = rate
  // A little slack: 30.01 is a rounding error, not sixty frames.
  while (capped > cap * 1.02) capped /= 2
  return capped
}
