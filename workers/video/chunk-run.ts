import type { RungPlan } from '../../media/ladder.ts'
import type { FfmpegInput, FfmpegOutput } from '../ffmpeg/ffmpeg.ts'
import { perSecond, type Rate } from '../probe/frame-rate.ts'
import { filterGraph, hasManyPixels, pad, SIZE_MAY_CHANGE } from './filters.ts'
import type { Chunk } from './grid.ts'
import { isLarge, type PlannedRung, type VideoPlan } from './plan.ts'
import { sourceClock } from './source.ts'
import { x264Options } from './x264.ts'

/** Keeps the decode times of the first chunk above zero; ffmpeg would shift negative ones. */
export const TIMELINE_OFFSET = 10
/**
 * Decoding starts a little before the chunk, so that filters have the same state as in a single run over the whole
 * film.
 */
const PRE_ROLL_SECONDS = 0.5
/** Plus some frames: containers seek by decoding time, which is earlier than presentation time. */
const PRE_ROLL_FRAMES = 5
/** Samples in an AAC packet. */
const PACKET_SAMPLES = 1024

/**
 * Sample rates for sound at low bit rates, so that no bits go to frequencies above 12 kHz, which cannot be kept anyway.
 */
export function sampleRateFor({ audio }: Pick<RungPlan, 'audio'>): number {
  return audio.bitrate <= 32_000 ? 24_000 : 48_000
}

export interface ChunkRun {
  inputs: FfmpegInput[]
  outputs: FfmpegOutput[]
  filterGraph: string
  threads: number
  niceness: number
  stallSeconds: number
}

/** How the chunk that a viewer is waiting for is run. One thread needs the least CPU for the same work. */
const FIRST = { threads: 1, niceness: 0, stallSeconds: 120 }
/** Yields to that chunk and to spots: a work of a few seconds gets a core at once, even when films fill the machine. */
const SMALL = { ...FIRST, niceness: 5, stallSeconds: 300 }
/**
 * It has two cores to itself but yields to everything else, above all to low rungs of other works, which can leave it a
 * twentieth of the machine. So minutes without progress do not mean that it hangs.
 */
const LARGE = { threads: 2, niceness: 10, stallSeconds: 900 }

interface Paths {
  source: string
  /** The sound of a rung, complete or at least up to the end of the chunk; empty for a silent work. */
  sound: ReadonlyMap<string, string>
  /** Existing folder for a rung's segments and playlist. */
  folder(rung: PlannedRung): string
}

/**
 * The single ffmpeg run that encodes a chunk in all rungs of a group. Adjacent chunks join frame for frame and packet
 * for packet.
 */
export function chunkRun(plan: VideoPlan, rungs: PlannedRung[], chunk: Chunk, paths: Paths): ChunkRun {
  const manner = isLarge(rungs) ? LARGE : chunk.index === 0 ? FIRST : SMALL
  const preRoll = Math.max(PRE_ROLL_SECONDS, PRE_ROLL_FRAMES * plan.picture.spacing)
  const from = Math.max(0, chunk.start - preRoll)
  const seek = from > 0 ? ['-noaccurate_seek', '-ss', from.toFixed(6)] : []
  // Each decoder thread keeps its own pictures, 12 MB each in 4K.
  const decoder = hasManyPixels(plan.picture) ? ['-threads', '1'] : []
  const inputs: FfmpegInput[] = [
    { path: paths.source, options: [...SIZE_MAY_CHANGE, ...sourceClock(plan), ...seek, ...decoder] },
    ...rungs.flatMap((rung) => {
      const path = paths.sound.get(rung.name)
      return path === undefined ? [] : [{ path, options: soundCut(chunk, sampleRateFor(rung)) }]
    }),
  ]
  const outputs = rungs.map((rung, index) => ({
    path: `${paths.folder(rung)}/chunk.m3u8`,
    options: [
      ...['-map', `[${pad(rung)}]`],
      ...(paths.sound.has(rung.name)
        ? ['-map', `${index + 1}:a`, '-c:a', 'copy', '-copypriorss:a', '1']
        : []),
      ...pictureOptions(rung, plan.rate, chunk, manner.threads),
      ...segmentOptions(chunk, paths.folder(rung)),
    ],
  }))
  return { inputs, outputs, filterGraph: filterGraph({ ...plan, chunk, rungs }), ...manner }
}

/**
 * The audio packets that belong to a chunk. Bounds are rounded to packets and moved inwards by a quarter of a packet,
 * because seeking lands on the packet before the given time and copying stops before it.
 */
export function soundCut({ start, end }: Pick<Chunk, 'start' | 'end'>, sampleRate: number): string[] {
  const packet = PACKET_SAMPLES / sampleRate
  const bound = (time: number): number => Math.ceil(time / packet - 1e-6) * packet
  return [
    '-copyts',
    ...(start > 0 ? ['-ss', (bound(start) + packet / 4).toFixed(6)] : []),
    ...(end === null ? [] : ['-to', (bound(end) - packet / 4).toFixed(6)]),
  ]
}

function pictureOptions(rung: PlannedRung, rate: Rate, { segments }: Chunk, threads: number): string[] {
  const frame = rung.divisor / perSecond(rate)
  // The first frame of a run is a keyframe anyway; listing a time that has passed would force a keyframe on each
  // following frame.
  const keyframes = segments.slice(1).map((time) => (time - frame / 4).toFixed(6))
  return [
    ...['-c:v', 'libx264', ...x264Options(rung, threads)],
    // Keyframes only where every rung has one.
    ...['-g', '99999', '-sc_threshold', '0'],
    ...(keyframes.length > 0 ? ['-force_key_frames', keyframes.join(',')] : []),
    // The filters have already placed every frame; none may be duplicated or dropped to keep a frame rate.
    ...['-fps_mode', 'passthrough'],
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn'],
  ]
}

function segmentOptions({ firstSegment }: Chunk, folder: string): string[] {
  return [
    ...['-output_ts_offset', String(TIMELINE_OFFSET), '-max_muxing_queue_size', '9999'],
    // Shorter than any segment, so that the muxer cuts at every keyframe.
    ...['-f', 'hls', '-hls_time', '0.5', '-hls_list_size', '0', '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_segment_options', 'movflags=+frag_discont'],
    ...['-hls_fmp4_init_filename', 'init.mp4', '-start_number', String(firstSegment)],
    ...['-hls_segment_filename', `${folder}/seg%05d.m4s`],
  ]
}
